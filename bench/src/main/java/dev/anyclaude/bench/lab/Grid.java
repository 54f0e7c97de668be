package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A small table as text and as HTML. The first column is set flush left, the others right. */
final class Grid {
    static final String UNKNOWN = "unknown";

    private final String caption;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Grid(String caption, String... head) {
        this.caption = caption;
        this.head = List.of(head);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    MimeBundle bundle() {
        return MimeBundle.text(text()).with(MimeBundle.HTML, html());
    }

    String text() {
        StringBuilder out = new StringBuilder(caption);
        List<List<String>> all = new ArrayList<>(List.of(head));
        all.addAll(rows);
        for (List<String> row : all) {
            out.append('\n');
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = all.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElse(0);
                String cell = row.get(i);
                String pad = " ".repeat(width - cell.length());
                out.append(i == 0 ? cell + pad : "  " + pad + cell);
            }
        }
        return out.toString();
    }

    String html() {
        StringBuilder out =
                new StringBuilder("<table><caption>").append(escape(caption)).append("</caption><tr>");
        head.forEach(each -> out.append("<th>").append(escape(each)).append("</th>"));
        out.append("</tr>");
        for (List<String> row : rows) {
            out.append("\n<tr>");
            row.forEach(each -> out.append("<td>").append(escape(each)).append("</td>"));
            out.append("</tr>");
        }
        return out.append("</table>").toString();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f ms" : "%.0f ms", millis);
    }

    static String millis(OptionalDouble millis) {
        return millis.isPresent() ? millis(millis.getAsDouble()) : "n too small";
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.1fx", ratio);
    }

    static String count(OptionalInt count) {
        return count.isPresent() ? String.format(Locale.ROOT, "%,d", count.getAsInt()) : UNKNOWN;
    }

    static String share(OptionalDouble share) {
        return share.isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * share.getAsDouble()) : UNKNOWN;
    }
}
