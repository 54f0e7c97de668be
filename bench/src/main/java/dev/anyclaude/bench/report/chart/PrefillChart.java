package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Time to first token against the tokens that had to be prefilled for it. */
public final class PrefillChart {
    private static final int HEIGHT = 380;
    private static final int LEFT = 62;
    private static final int RIGHT = 170;

    /** A straight line: milliseconds without any token, and per token; what to call it. */
    public record Line(double interceptMillis, double millisPerToken, String label) {}

    private PrefillChart() {}

    /**
     * Draws the requests.
     *
     * @param series x in tokens, y in milliseconds; at least one point in all
     */
    public static String draw(Caption caption, List<Series> series, Optional<Line> line) {
        double mostTokens = series.stream()
                .flatMapToDouble(each -> Arrays.stream(each.x()))
                .max()
                .orElse(1);
        double mostMillis = series.stream().flatMapToDouble(Series::known).max().orElse(1);
        Scale x = Scale.fromZero(mostTokens, value -> Quantity.count(Math.round(value)));
        Scale y = Scale.fromZero(mostMillis, Quantity::millis);
        Plot plot = new Plot(x, y, Plot.WIDE, HEIGHT, LEFT, RIGHT)
                .verticalAxis("time to first token")
                .horizontalAxis("prompt tokens that were not cached");
        XYChart chart = plot.chart(XYSeriesRenderStyle.Scatter);
        double row = plot.top() + 14.0;
        for (Series each : series) {
            plot.series(chart, each);
            plot.svg().text("series t-" + each.ink().css(), Anchor.START, plot.px(x.max()) + 8, row, Plot.named(each));
            row += 20;
        }
        line.ifPresent(fit -> fitted(plot, x, y, fit, chart));
        return plot.marks(XChartMarks.of(chart)).picture(caption);
    }

    private static void fitted(Plot plot, Scale x, Scale y, Line fit, XYChart chart) {
        double end = Math.min(x.max(), (y.max() - fit.interceptMillis()) / fit.millisPerToken());
        double[] tokens = {0, end};
        double[] millis = {Math.max(0, fit.interceptMillis()), fit.interceptMillis() + end * fit.millisPerToken()};
        plot.series(chart, new Series(fit.label(), Ink.PLAIN, tokens, millis))
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        double middle = end * 0.5;
        plot.svg()
                .text(
                        "label",
                        Anchor.START,
                        plot.px(middle) + 16,
                        plot.py(fit.interceptMillis() + middle * fit.millisPerToken()) + 24,
                        fit.label());
    }
}
