package dev.anyclaude.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Numbers in rows. The first cell of a row names it. */
record Table(String caption, List<Column> columns, List<Row> rows) {

    /** A column; numbers are set flush right. */
    record Column(String label, boolean number) {}

    /** One cell. */
    record Cell(String text, boolean number, boolean head) {}

    /** One line. */
    record Row(List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    @Override
    public String toString() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream().map(Column::label).toList());
        rows.forEach(row -> lines.add(row.cells().stream().map(Cell::text).toList()));
        StringBuilder text = new StringBuilder(caption);
        for (List<String> line : lines) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                String gap = " ".repeat(width(lines, i) - line.get(i).length());
                out.append(i == 0 ? "" : "  ").append(columns.get(i).number() ? gap + line.get(i) : line.get(i) + gap);
            }
            text.append('\n').append(out.toString().stripTrailing());
        }
        return text.toString();
    }

    private static int width(List<List<String>> lines, int column) {
        return lines.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
    }

    static Builder captioned(String caption) {
        return new Builder(caption);
    }

    /** Puts a table together, columns first. */
    static final class Builder {
        private final String caption;
        private final List<Column> columns = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();

        private Builder(String caption) {
            this.caption = caption;
        }

        Builder texts(String... labels) {
            for (String label : labels) {
                columns.add(new Column(label, false));
            }
            return this;
        }

        Builder numbers(String... labels) {
            for (String label : labels) {
                columns.add(new Column(label, true));
            }
            return this;
        }

        Builder row(String... texts) {
            if (texts.length != columns.size()) {
                throw new IllegalArgumentException(texts.length + " cells in " + columns.size() + " columns");
            }
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < texts.length; i++) {
                cells.add(new Cell(texts[i], columns.get(i).number(), i == 0));
            }
            rows.add(new Row(cells));
            return this;
        }

        Table build() {
            return new Table(caption, columns, rows);
        }
    }
}
