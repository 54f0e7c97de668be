package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Speedup against the tokens that were cached: predicted curves, and what was measured or said. */
public final class WhatIfChart {
    private static final int HEIGHT = 430;
    private static final int LEFT = 62;
    private static final int RIGHT = 270;
    private static final int STEPS = 60;
    private static final double LEAST_TOKENS = 500;
    private static final double MOST_TOKENS = 100_000;
    private static final double LABELS_APART = 18;

    /** A predicted curve: ratio by cached tokens. */
    public record Curve(String label, Ink ink, DoubleUnaryOperator ratio) {
        private Series series() {
            double[] tokens = IntStream.rangeClosed(0, STEPS)
                    .mapToDouble(i -> LEAST_TOKENS * Math.pow(MOST_TOKENS / LEAST_TOKENS, i / (double) STEPS))
                    .toArray();
            return new Series(
                    label, ink, tokens, DoubleStream.of(tokens).map(ratio).toArray());
        }

        private double end() {
            return ratio.applyAsDouble(MOST_TOKENS);
        }
    }

    /** A ratio at a number of cached tokens, with its name beside it. */
    public record Point(String label, Ink ink, double tokens, double ratio) {}

    private WhatIfChart() {}

    /** Draws curves, points, and the claimed ratio. */
    public static String draw(Caption caption, List<Curve> curves, List<Point> points, double claim) {
        List<Series> lines = curves.stream().map(Curve::series).toList();
        DoubleStream ratios = DoubleStream.concat(
                lines.stream().flatMapToDouble(each -> Arrays.stream(each.y())),
                DoubleStream.concat(DoubleStream.of(1, claim), points.stream().mapToDouble(Point::ratio)));
        Scale x = Scale.logarithmic(
                DoubleStream.concat(
                        DoubleStream.of(LEAST_TOKENS, MOST_TOKENS),
                        points.stream().mapToDouble(Point::tokens)),
                value -> Quantity.count(Math.round(value)));
        Plot plot = new Plot(x, Scale.logarithmic(ratios, Quantity::times), Plot.WIDE, HEIGHT, LEFT, RIGHT)
                .verticalAxis("cold time ÷ warm time, time to first token")
                .horizontalAxis("prompt tokens found cached");
        double level = plot.py(claim);
        plot.svg().line("claim", plot.px(x.min()), level, plot.px(x.max()), level);
        plot.svg().text("claim-label", Anchor.END, plot.px(x.max()) - 6, level - 6, "claim " + Quantity.times(claim));
        XYChart chart = plot.chart(XYSeriesRenderStyle.Line);
        lines.forEach(each -> plot.series(chart, each).setMarker(SeriesMarkers.NONE));
        points.forEach(each -> point(plot, chart, each));
        names(plot, x, curves);
        return plot.marks(XChartMarks.of(chart)).picture(caption);
    }

    private static void point(Plot plot, XYChart chart, Point point) {
        XYSeries series = plot.series(
                chart,
                new Series(point.label(), point.ink(), new double[] {point.tokens()}, new double[] {point.ratio()}));
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        if (!point.label().isEmpty()) {
            plot.svg()
                    .text(
                            "series t-" + point.ink().css(),
                            Anchor.END,
                            plot.px(point.tokens()) - 10,
                            plot.py(point.ratio()) - 5,
                            point.label());
        }
    }

    /** Names at the right ends, the highest first, pushed down where they would touch. */
    private static void names(Plot plot, Scale x, List<Curve> curves) {
        double last = Double.NEGATIVE_INFINITY;
        for (Curve curve : curves.stream()
                .sorted(Comparator.comparingDouble(Curve::end).reversed())
                .toList()) {
            last = Math.max(plot.py(curve.end()), last + LABELS_APART);
            plot.svg()
                    .text("series t-" + curve.ink().css(), Anchor.START, plot.px(x.max()) + 8, last + 4, curve.label());
        }
    }
}
