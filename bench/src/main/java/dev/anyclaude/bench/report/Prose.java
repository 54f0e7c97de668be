package dev.anyclaude.bench.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown, as the cells of a notebook have it. */
final class Prose {
    /** Everything that Markdown, or Jupyter's formulas in it, may take for a mark. */
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]<>#&~$|!]");

    private static final Parser PARSER = Parser.builder().build();

    private Prose() {}

    /** The Markdown that shows this text as it is. */
    static String escape(String text) {
        return MARKS.matcher(text).replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
    }

    /** The text of the heading of the second level that a cell begins with; empty if it does not. */
    static String heading(String markdown) {
        Node first = PARSER.parse(markdown).getFirstChild();
        StringBuilder text = new StringBuilder();
        if (first instanceof Heading heading && heading.getLevel() == 2) {
            heading.accept(new org.commonmark.node.AbstractVisitor() {
                @Override
                public void visit(org.commonmark.node.Text node) {
                    text.append(node.getLiteral());
                }
            });
        }
        return text.toString();
    }

    /**
     * HTML; that in the Markdown goes through as it is.
     *
     * @param headingId for the headings of the second level
     */
    static String html(String markdown, String headingId) {
        return HtmlRenderer.builder()
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Heading heading && heading.getLevel() == 2) {
                        attributes.put("id", headingId);
                    }
                })
                .build()
                .render(PARSER.parse(markdown));
    }
}
