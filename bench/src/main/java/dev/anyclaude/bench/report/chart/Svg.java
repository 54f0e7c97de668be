package dev.anyclaude.bench.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes the few SVG elements that charts are made of. Coordinates are in units of the view box. */
final class Svg {
    private final StringBuilder out = new StringBuilder(4_096);

    /** Where a text is held: its start, middle or end is at the given place. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String css;

        Anchor(String css) {
            this.css = css;
        }
    }

    Svg line(String css, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"").append(css).append('"');
        return number("x1", x1)
                .number("y1", y1)
                .number("x2", x2)
                .number("y2", y2)
                .end();
    }

    Svg rect(String css, double x, double y, double width, double height) {
        out.append("<rect class=\"").append(css).append('"');
        return number("x", x)
                .number("y", y)
                .number("width", width)
                .number("height", height)
                .end();
    }

    Svg circle(String css, double x, double y, double radius) {
        out.append("<circle class=\"").append(css).append('"');
        return number("cx", x).number("cy", y).number("r", radius).end();
    }

    Svg path(String css, String data) {
        out.append("<path class=\"").append(css).append("\" d=\"").append(data).append("\"/>");
        return this;
    }

    Svg text(String css, Anchor anchor, double x, double y, String text) {
        out.append("<text class=\"")
                .append(css)
                .append("\" text-anchor=\"")
                .append(anchor.css)
                .append('"');
        number("x", x).number("y", y);
        out.append('>').append(escape(text)).append("</text>");
        return this;
    }

    /** Text that runs upwards, its middle at the given place. */
    Svg upwards(String css, double x, double y, String text) {
        out.append("<text class=\"").append(css).append("\" text-anchor=\"middle\" transform=\"translate(");
        out.append(shortest(x)).append(' ').append(shortest(y)).append(") rotate(-90)\">");
        out.append(escape(text)).append("</text>");
        return this;
    }

    /** Everything inside belongs to one thing with this name, which browsers show under the pointer. */
    Svg named(String name, Svg inside) {
        out.append("<g><title>")
                .append(escape(name))
                .append("</title>")
                .append(inside.out)
                .append("</g>");
        return this;
    }

    Svg moved(double x, double y, String inside) {
        out.append("<g transform=\"translate(").append(shortest(x)).append(' ').append(shortest(y));
        out.append(")\">").append(inside).append("</g>");
        return this;
    }

    /** The finished picture. */
    String picture(Caption caption, int width, int height) {
        String id = caption.id();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\"" + id + "-t "
                + id
                + "-d\" viewBox=\"0 0 " + width + " " + height + "\" width=\"100%\">"
                + "<title id=\"" + id + "-t\">" + escape(caption.title()) + "</title>"
                + "<desc id=\"" + id + "-d\">" + escape(caption.description()) + "</desc>" + out + "</svg>";
    }

    /** Text that means nothing to a parser, inside elements and inside quotes. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(c < ' ' || c == 0xFFFE || c == 0xFFFF ? ' ' : c);
            }
        });
        return escaped.toString();
    }

    /** To a hundredth of a unit, without trailing zeros. */
    static String shortest(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private Svg number(String name, double value) {
        out.append(' ').append(name).append("=\"").append(shortest(value)).append('"');
        return this;
    }

    private Svg end() {
        out.append("/>");
        return this;
    }
}
