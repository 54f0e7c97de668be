package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import dev.anyclaude.bench.stats.Ecdf;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Whole distributions as curves: how many requests were done by when, or how long the slowest took. */
public final class DistributionChart {
    private static final int HEIGHT = 340;
    private static final int LEFT = 74;
    private static final double[] PERCENTILES = {0, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

    /** Requests of one kind, with their times in milliseconds, at least one. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; XChart takes arrays
    public record Curve(String label, Ink ink, double[] millis) {
        public Curve {
            millis = millis.clone();
            Arrays.sort(millis);
        }

        private String name() {
            return label + ", n = " + millis.length;
        }

        /** The value that a name at the left has to keep clear of, beneath (1) or above (-1) the curve. */
        private double beside(int direction) {
            return direction > 0 ? millis[0] : millis[millis.length * 4 / 5];
        }

        private double median() {
            return millis[millis.length / 2];
        }
    }

    private DistributionChart() {}

    /**
     * The share of requests that took at most so long (ECDF).
     *
     * @param thresholdMillis a time to mark; empty for none
     * @param threshold what it is
     */
    public static String cumulative(
            Caption caption, List<Curve> curves, String axis, OptionalDouble thresholdMillis, String threshold) {
        Scale x = Scale.logarithmic(DoubleStream.concat(all(curves), thresholdMillis.stream()), Quantity::millis);
        Scale y = Scale.fromZero(1, Quantity::percent);
        Plot plot = new Plot(x, y, Plot.NARROW, HEIGHT, LEFT, 22)
                .verticalAxis("share of requests that took at most…")
                .horizontalAxis(axis);
        thresholdMillis.ifPresent(millis -> {
            plot.svg().line("claim", plot.px(millis), plot.top(), plot.px(millis), plot.bottom());
            boolean late = x.position(millis) > 0.6;
            plot.svg()
                    .text(
                            "claim-label",
                            late ? Anchor.END : Anchor.START,
                            plot.px(millis) + (late ? -6 : 6),
                            plot.top() + 12,
                            threshold);
        });
        XYChart chart = plot.chart(XYSeriesRenderStyle.Step);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            band(plot, curve, x);
            plot.series(chart, steps(curve, x)).setMarker(SeriesMarkers.NONE);
            double place = 0.55 - 0.16 * i;
            double at = curve.millis()[(int) (place * curve.millis().length)];
            boolean late = x.position(at) > 0.55;
            plot.svg()
                    .text(
                            "series t-" + curve.ink().css(),
                            late ? Anchor.END : Anchor.START,
                            plot.px(at) + (late ? -10 : 10),
                            plot.py(place) + 4,
                            curve.name());
        }
        return plot.marks(XChartMarks.of(chart)).picture(caption);
    }

    /** The 95 % band of Dvoretzky, Kiefer and Wolfowitz around the whole curve. */
    private static void band(Plot plot, Curve curve, Scale x) {
        Ecdf ecdf = new Ecdf(curve.millis());
        double[] times = ecdf.values();
        StringBuilder upper = new StringBuilder("M" + at(plot, x.min(), ecdf.band()));
        StringBuilder lower = new StringBuilder();
        double share = 0;
        for (int i = 0; i < times.length; i++) {
            upper.append(" L").append(at(plot, times[i], share + ecdf.band()));
            lower.insert(0, " L" + at(plot, times[i], share - ecdf.band()));
            share = ecdf.share(i);
            upper.append(" L").append(at(plot, times[i], share + ecdf.band()));
            lower.insert(0, " L" + at(plot, times[i], share - ecdf.band()));
        }
        upper.append(" L").append(at(plot, x.max(), 1)).append(" L").append(at(plot, x.max(), 1 - ecdf.band()));
        plot.svg().path("band t-" + curve.ink().css(), upper + lower.toString() + " L" + at(plot, x.min(), 0) + " Z");
    }

    private static String at(Plot plot, double millis, double share) {
        return Svg.shortest(plot.px(millis)) + "," + Svg.shortest(plot.py(Math.max(0, Math.min(1, share))));
    }

    /** How long a request took at each percentile; the axis gives the slow tail its room. */
    public static String percentiles(Caption caption, List<Curve> curves, String axis) {
        int most = curves.stream().mapToInt(each -> each.millis().length).max().orElse(1);
        List<Scale.Tick> ticks = Arrays.stream(PERCENTILES)
                .filter(p -> 1 / (1 - p) <= 2.0 * most)
                .mapToObj(p -> new Scale.Tick(1 / (1 - p), Quantity.percent(p)))
                .toList();
        Scale x = new Scale(true, 1, Math.max(2, 2.0 * most), ticks);
        Scale y = Scale.logarithmic(all(curves), Quantity::millis);
        Plot plot = new Plot(x, y, Plot.NARROW, HEIGHT, LEFT, 22)
                .verticalAxis(axis)
                .horizontalAxis("percentile, on the scale 1 ÷ (1 − p)");
        XYChart chart = plot.chart(XYSeriesRenderStyle.Line);
        curves.forEach(curve -> plot.series(chart, percentiles(curve)));
        double middle = Math.sqrt(y.min() * y.max());
        labels(plot, curves.stream().filter(each -> each.median() >= middle).toList(), 1);
        labels(plot, curves.stream().filter(each -> each.median() < middle).toList(), -1);
        return plot.marks(XChartMarks.of(chart)).picture(caption);
    }

    /** Names one below the other beneath slow curves, or one above the other over fast ones, where there is room. */
    private static void labels(Plot plot, List<Curve> curves, int direction) {
        double edge = direction
                * curves.stream()
                        .mapToDouble(each -> direction * plot.py(each.beside(direction)))
                        .max()
                        .orElse(0);
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            double y = edge + direction * (i + 1) * 17 + (direction > 0 ? 6 : 2);
            plot.svg().text("series t-" + curve.ink().css(), Anchor.START, plot.px(1) + 10, y, curve.name());
        }
    }

    private static DoubleStream all(List<Curve> curves) {
        return curves.stream().flatMapToDouble(each -> Arrays.stream(each.millis()));
    }

    private static Series steps(Curve curve, Scale x) {
        int n = curve.millis().length;
        double[] time = new double[n + 2];
        double[] share = new double[n + 2];
        time[0] = x.min();
        for (int i = 0; i < n; i++) {
            time[i + 1] = curve.millis()[i];
            share[i + 1] = (i + 1.0) / n;
        }
        time[n + 1] = x.max();
        share[n + 1] = 1;
        return new Series(curve.label(), curve.ink(), time, share);
    }

    private static Series percentiles(Curve curve) {
        int n = curve.millis().length;
        double[] place = new double[n];
        for (int i = 0; i < n; i++) {
            place[i] = 1 / (1 - (i + 0.5) / n);
        }
        return new Series(curve.label(), curve.ink(), place, curve.millis());
    }
}
