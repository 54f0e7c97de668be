package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import java.util.List;
import java.util.stream.DoubleStream;

/** Pairs of times as lines from one side to the other: parallel lines are blocks that agree. */
public final class SlopeChart {
    private static final int HEIGHT = 360;
    private static final int LEFT = 74;
    private static final double FROM = 0.18;
    private static final double TO = 0.8;

    /** Both times of one block, in milliseconds. */
    public record Pair(String name, double fromMillis, double toMillis) {}

    /** What stands on a side. */
    public record Side(String label, Ink ink) {}

    private SlopeChart() {}

    /** Draws the pairs, at least one. */
    public static String draw(Caption caption, Side from, Side to, List<Pair> pairs, String axis) {
        DoubleStream values =
                pairs.stream().flatMapToDouble(pair -> DoubleStream.of(pair.fromMillis(), pair.toMillis()));
        Scale y = Scale.logarithmic(values, Quantity::millis);
        Plot plot = new Plot(new Scale(false, 0, 1, List.of()), y, Plot.NARROW, HEIGHT, LEFT, 10).verticalAxis(axis);
        side(plot, FROM, from);
        side(plot, TO, to);
        for (Pair pair : pairs) {
            Svg inside = new Svg()
                    .line("slope", plot.px(FROM), plot.py(pair.fromMillis()), plot.px(TO), plot.py(pair.toMillis()))
                    .circle("f-" + from.ink().css(), plot.px(FROM), plot.py(pair.fromMillis()), 4.5)
                    .circle("f-" + to.ink().css(), plot.px(TO), plot.py(pair.toMillis()), 4.5);
            plot.svg()
                    .named(
                            pair.name() + ": " + Quantity.millis(pair.fromMillis()) + " → "
                                    + Quantity.millis(pair.toMillis()),
                            inside);
        }
        return plot.picture(caption);
    }

    private static void side(Plot plot, double x, Side side) {
        plot.svg().line("border", plot.px(x), plot.top(), plot.px(x), plot.bottom());
        plot.svg().text("label t-" + side.ink().css(), Anchor.MIDDLE, plot.px(x), plot.bottom() + 18, side.label());
    }
}
