package dev.anyclaude.bench.report;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.Notebook;
import java.util.ArrayList;
import java.util.List;

/**
 * A notebook as a page that needs nothing else: texts and outputs are shown, the code of each output is folded away below it. A
 * heading of the second level begins a section. Style and script are in the page, and the page's own policy lets a browser run
 * those two and load nothing else.
 *
 * @param parts in order
 */
record NotebookPage(PageFrame frame, List<Part> parts, String css, String script, String cssHash, String scriptHash) {
    /** Tag of a cell whose outputs a page has by itself. */
    static final String UNSEEN = "remove-output";
    /** Where the metadata of a cell say what only a page needs. */
    static final String METADATA = "anyclaude";
    /** A section's name in the bar at the top, if it is not the heading; empty to leave it out there. */
    static final String NAV = "nav";

    /** A section; without an id, what comes before the first. */
    record Part(String id, String nav, String html) {
        boolean hasId() {
            return !id.isEmpty();
        }
    }

    NotebookPage {
        parts = List.copyOf(parts);
    }

    static String render(Notebook notebook, PageFrame frame) {
        String css = Template.css();
        String script = Template.resource("report.js");
        NotebookPage page =
                new NotebookPage(frame, parts(notebook), css, script, Template.hash(css), Template.hash(script));
        return Template.render("page.mustache", page);
    }

    /** Those that the bar at the top leads to. */
    List<Part> sections() {
        return parts.stream().filter(each -> !each.nav().isEmpty()).toList();
    }

    private static List<Part> parts(Notebook notebook) {
        List<Part> parts = new ArrayList<>();
        Part open = new Part("", "", "");
        StringBuilder unseen = new StringBuilder();
        for (Cell cell : notebook.cells()) {
            String heading = cell.kind() == Cell.Kind.MARKDOWN ? Prose.heading(cell.source()) : "";
            if (!heading.isEmpty()) {
                parts.add(open);
                open = new Part(
                        cell.id(), cell.metadata().path(METADATA).path(NAV).asString(heading), "");
            }
            open = new Part(open.id(), open.nav(), open.html() + html(cell, unseen));
        }
        parts.add(open);
        return parts;
    }

    /** What a cell shows. Code that shows nothing is kept until there is an output to fold it away below. */
    private static String html(Cell cell, StringBuilder unseen) {
        if (cell.kind() == Cell.Kind.MARKDOWN) {
            return Prose.html(cell.source(), cell.id() + "-h");
        }
        unseen.append(unseen.length() == 0 ? "" : "\n").append(cell.source());
        if (cell.outputs().isEmpty() || cell.tags().contains(UNSEEN)) {
            return "";
        }
        StringBuilder html = new StringBuilder();
        cell.outputs()
                .forEach(each -> html.append(each.accept(new OutputHtml())).append('\n'));
        html.append("<details class=\"java\"><summary>The Java that makes this</summary><pre><code>")
                .append(OutputHtml.escape(unseen.toString()))
                .append("</code></pre></details>\n");
        unseen.setLength(0);
        return html.toString();
    }
}
