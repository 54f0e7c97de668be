package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Ratios with their intervals, one below the other, against a claimed ratio. */
public final class ForestChart {
    private static final int LEFT = 380;
    private static final int RIGHT = 250;
    private static final int ROW = 46;
    private static final int TOP = 30;
    private static final int BOTTOM = 44;

    /**
     * One ratio.
     *
     * @param label what it is about
     * @param detail under which conditions
     * @param estimate empty when there is none
     * @param low lower limit; empty when nothing bounds it
     * @param high upper limit; empty when nothing bounds it
     * @param result what follows from it
     * @param css class of the mark
     */
    public record Row(
            String label,
            String detail,
            OptionalDouble estimate,
            OptionalDouble low,
            OptionalDouble high,
            String result,
            String css) {}

    private ForestChart() {}

    /** Draws the rows from top to bottom. */
    public static String draw(Caption caption, List<Row> rows, double claim) {
        DoubleStream values = rows.stream()
                .flatMapToDouble(row -> DoubleStream.concat(
                        row.estimate().stream(), DoubleStream.concat(row.low().stream(), row.high().stream())));
        Scale x = Scale.logarithmic(DoubleStream.concat(values, DoubleStream.of(1, claim)), Quantity::times);
        int height = TOP + rows.size() * ROW + BOTTOM;
        Svg svg = new Svg();
        for (Scale.Tick tick : x.ticks()) {
            double at = px(x, tick.value());
            svg.line(tick.value() == 1 ? "border" : "grid", at, TOP, at, height - BOTTOM);
            svg.text("tick", Anchor.MIDDLE, at, height - BOTTOM + 18, tick.label());
        }
        svg.line("claim", px(x, claim), TOP - 8, px(x, claim), height - BOTTOM);
        svg.text("claim-label", Anchor.MIDDLE, px(x, claim), TOP - 14, "claim " + Quantity.times(claim));
        svg.text("axis", Anchor.END, Plot.WIDE - RIGHT, height - 6, "cold time ÷ warm time");
        for (int i = 0; i < rows.size(); i++) {
            row(svg, x, rows.get(i), TOP + (i + 0.5) * ROW);
        }
        return svg.picture(caption, Plot.WIDE, height);
    }

    private static void row(Svg svg, Scale x, Row row, double y) {
        svg.text("label", Anchor.START, 0, y - 3, row.label());
        svg.text("tick", Anchor.START, 0, y + 14, row.detail());
        svg.text("series v-" + row.css(), Anchor.START, Plot.WIDE - RIGHT + 20, y - 3, row.result());
        svg.text("tick", Anchor.START, Plot.WIDE - RIGHT + 20, y + 14, interval(row));
        if (row.estimate().isEmpty()) {
            svg.text("tick", Anchor.MIDDLE, (LEFT + Plot.WIDE - RIGHT) / 2.0, y + 4, "no estimate");
            return;
        }
        if (row.low().isPresent() || row.high().isPresent()) {
            double from = px(x, row.low().orElse(x.min()));
            double to = px(x, row.high().orElse(x.max()));
            svg.line("whisker v-" + row.css(), from, y, to, y);
            end(svg, row.css(), from, y, row.low().isPresent());
            end(svg, row.css(), to, y, row.high().isPresent());
        }
        double at = px(x, row.estimate().getAsDouble());
        svg.rect("mark v-" + row.css(), at - 4.5, y - 4.5, 9, 9);
    }

    private static void end(Svg svg, String css, double x, double y, boolean bounded) {
        if (bounded) {
            svg.line("whisker v-" + css, x, y - 6, x, y + 6);
        }
    }

    private static String interval(Row row) {
        if (row.estimate().isEmpty()) {
            return "";
        }
        String estimate = Quantity.times(row.estimate().getAsDouble());
        if (row.low().isEmpty() && row.high().isEmpty()) {
            return estimate + ", no interval";
        }
        return estimate + "  (" + limit(row.low(), "unbounded") + " to " + limit(row.high(), "unbounded") + ")";
    }

    private static String limit(OptionalDouble limit, String otherwise) {
        return limit.isPresent() ? Quantity.times(limit.getAsDouble()) : otherwise;
    }

    private static double px(Scale x, double value) {
        return LEFT + x.position(value) * (Plot.WIDE - LEFT - RIGHT);
    }
}
