package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BoxChart;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Every request as a dot above its group, with a box around the middle half. */
public final class StripChart {
    private static final int HEIGHT = 360;
    private static final int LEFT = 74;
    private static final int RIGHT = 6;
    private static final double BOX_SHARE = 0.2;
    private static final double DOTS_FROM = 0.14;
    private static final double DOTS_TO = 0.42;
    private static final double LABEL_AT = 0.62;

    /**
     * Requests that are compared.
     *
     * @param label what they have in common, in two or three words
     * @param millis of those that count
     * @param excludedMillis of those that do not
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody; XChart takes arrays
    public record Group(String label, Ink ink, double[] millis, double[] excludedMillis) {
        public Group {
            millis = millis.clone();
            excludedMillis = excludedMillis.clone();
        }
    }

    private StripChart() {}

    /**
     * Draws the groups side by side.
     *
     * @param groups at least one, each with at least one value that counts
     * @param axis what is measured
     */
    public static String draw(Caption caption, List<Group> groups, String axis) {
        DoubleStream values = groups.stream()
                .flatMapToDouble(each ->
                        DoubleStream.concat(Arrays.stream(each.millis()), Arrays.stream(each.excludedMillis())));
        Scale y = Scale.logarithmic(values, Quantity::millis);
        Scale x = new Scale(false, 0, groups.size(), List.of());
        Plot plot = new Plot(x, y, Plot.NARROW, HEIGHT, LEFT, RIGHT).verticalAxis(axis);
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            plot.svg().text("label", Anchor.MIDDLE, plot.px(i + LABEL_AT), plot.bottom() + 18, group.label());
            plot.svg()
                    .text(
                            "tick",
                            Anchor.MIDDLE,
                            plot.px(i + LABEL_AT),
                            plot.bottom() + 35,
                            "n = " + group.millis().length);
        }
        XYChart dots = plot.chart(XYSeriesRenderStyle.Scatter);
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            plot.series(dots, dots(i + 0.5, group.label(), group.ink(), group.millis()));
            if (group.excludedMillis().length > 0) {
                plot.series(dots, dots(i + 0.5, "excluded", Ink.EXCLUDED, group.excludedMillis()));
            }
        }
        return plot.marks(boxes(plot, groups, y)).marks(XChartMarks.of(dots)).picture(caption);
    }

    /**
     * The boxes. XChart lets the axis of its box charts span the data, whatever limits it is given; so a further group, which has
     * the limits for values and lies outside the plot, spans it.
     */
    private static String boxes(Plot plot, List<Group> groups, Scale y) {
        BoxChart chart = new BoxChartBuilder()
                .width(plot.areaWidth() * (groups.size() + 1) / groups.size())
                .height(plot.areaHeight())
                .build();
        XChartMarks.onlyMarks(chart.getStyler(), y);
        chart.getStyler().setBoxWidthFraction(BOX_SHARE);
        for (int i = 0; i < groups.size(); i++) {
            chart.addSeries(String.format(Locale.ROOT, "%03d", i), groups.get(i).millis());
        }
        chart.addSeries("limits", new double[] {y.min(), y.max()});
        return XChartMarks.of(chart, plot.areaWidth());
    }

    /** Dots beside the box, in a fixed pattern that keeps neighbours apart. */
    private static Series dots(double middle, String label, Ink ink, double[] millis) {
        double[] x = new double[millis.length];
        for (int i = 0; i < x.length; i++) {
            double golden = (i * 0.618_033_988_75) % 1;
            x[i] = middle + DOTS_FROM + golden * (DOTS_TO - DOTS_FROM);
        }
        return new Series(label, ink, x, millis);
    }
}
