package dev.anyclaude.bench.report;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the report. Its heading and paragraphs are texts of the notebook, all else is what a cell shows.
 *
 * @param id where links lead
 * @param title its heading
 * @param nav its name in the bar at the top
 * @param paragraphs said before the pictures
 * @param facts single numbers worth seeing first
 * @param figures pictures
 * @param tables shown below them
 * @param folded tables that are long, shown when asked for
 */
record Section(
        String id,
        String title,
        String nav,
        List<String> paragraphs,
        List<Fact> facts,
        List<Figure> figures,
        List<Table> tables,
        List<Table> folded)
        implements Displayed {

    /** A number with its name and what to know about it. */
    record Fact(String name, String value, String note) {
        @Override
        public String toString() {
            return name + ": " + value + (note.isEmpty() ? "" : " (" + note + ")");
        }
    }

    Section {
        paragraphs = List.copyOf(paragraphs);
        facts = List.copyOf(facts);
        figures = List.copyOf(figures);
        tables = List.copyOf(tables);
        folded = List.copyOf(folded);
    }

    boolean hasFacts() {
        return !facts.isEmpty();
    }

    boolean hasFigures() {
        return !figures.isEmpty();
    }

    @Override
    public MimeBundle display() {
        return MimeBundle.text(toString()).with(MimeBundle.HTML, Template.render("parts.mustache", this));
    }

    @Override
    public String toString() {
        List<String> blocks = new ArrayList<>();
        facts.forEach(each -> blocks.add(each.toString()));
        figures.forEach(each -> blocks.add(each.caption().title() + "\n" + each.table()));
        tables.forEach(each -> blocks.add(each.toString()));
        folded.forEach(each -> blocks.add(each.toString()));
        return String.join("\n\n", blocks);
    }

    static Builder of(String id, String title, String nav) {
        return new Builder(id, title, nav);
    }

    /** Puts a section together. */
    static final class Builder {
        private final String id;
        private final String title;
        private final String nav;
        private final List<String> paragraphs = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();
        private final List<Figure> figures = new ArrayList<>();
        private final List<Table> tables = new ArrayList<>();
        private final List<Table> folded = new ArrayList<>();

        private Builder(String id, String title, String nav) {
            this.id = id;
            this.title = title;
            this.nav = nav;
        }

        Builder say(String paragraph) {
            paragraphs.add(paragraph);
            return this;
        }

        Builder fact(String name, String value, String note) {
            facts.add(new Fact(name, value, note));
            return this;
        }

        Builder figure(Figure figure) {
            figures.add(figure);
            return this;
        }

        Builder table(Table table) {
            tables.add(table);
            return this;
        }

        Builder folded(Table table) {
            folded.add(table);
            return this;
        }

        Section build() {
            return new Section(id, title, nav, paragraphs, facts, figures, tables, folded);
        }
    }
}
