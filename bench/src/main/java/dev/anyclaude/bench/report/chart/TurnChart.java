package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Turn after turn of whole sessions, from left to right. */
public final class TurnChart {
    private static final int HEIGHT = 360;
    private static final int LEFT = 62;
    private static final int RIGHT = 190;
    private static final double LABELS_APART = 18;
    private static final double BAR_SHARE = 0.7;

    private final Plot plot;
    private final int turns;

    /** Where a session begins: position of its first turn, from 1. */
    public record Begin(int turn, String session) {}

    private TurnChart(int turns, Scale y) {
        this.turns = turns;
        int every = turns <= 24 ? 1 : turns <= 48 ? 2 : 5;
        List<Scale.Tick> ticks = new ArrayList<>();
        for (int turn = 1; turn <= turns; turn++) {
            if (turn == 1 || turn % every == 0) {
                ticks.add(new Scale.Tick(turn, Integer.toString(turn)));
            }
        }
        this.plot = Plot.labelledAbove(new Scale(false, 0.5, turns + 0.5, ticks), y, HEIGHT, LEFT, RIGHT);
    }

    /** Times in milliseconds per turn, on a logarithmic axis. */
    public static String times(Caption caption, List<Series> series, List<Begin> begins, String axis) {
        DoubleStream values = series.stream().flatMapToDouble(Series::known);
        return draw(caption, series, begins, axis, Scale.logarithmic(values, Quantity::millis));
    }

    /** Shares of 1 per turn, as bars. */
    public static String shares(Caption caption, List<Series> series, List<Begin> begins, String axis) {
        Scale y = Scale.fromZero(1, Quantity::percent);
        TurnChart chart = framed(series, begins, axis, y);
        List<Series> drawn = series.stream().filter(each -> !each.isEmpty()).toList();
        CategoryChart bars = new CategoryChartBuilder()
                .width(chart.plot.areaWidth())
                .height(chart.plot.areaHeight())
                .build();
        XChartMarks.onlyMarks(bars.getStyler(), y);
        bars.getStyler().setAvailableSpaceFill(BAR_SHARE);
        double row = chart.plot.top() + 12.0;
        for (Series each : drawn) {
            List<Double> turns = Arrays.stream(each.x()).boxed().toList();
            List<@Nullable Double> shares = new ArrayList<>();
            Arrays.stream(each.y()).forEach(share -> shares.add(Double.isNaN(share) ? null : share));
            bars.addSeries(each.label(), turns, shares).setFillColor(each.ink().placeholder());
            chart.label(each, row);
            row += LABELS_APART;
        }
        return drawn.isEmpty()
                ? chart.plot.picture(caption)
                : chart.plot.marks(XChartMarks.of(bars)).picture(caption);
    }

    /** Seconds from 0 up, per turn. */
    public static String seconds(Caption caption, List<Series> series, List<Begin> begins, String axis) {
        double greatest = series.stream().flatMapToDouble(Series::known).max().orElse(1);
        return draw(caption, series, begins, axis, Scale.fromZero(greatest, Quantity::seconds));
    }

    private static String draw(Caption caption, List<Series> series, List<Begin> begins, String axis, Scale y) {
        TurnChart chart = framed(series, begins, axis, y);
        XYChart lines = chart.plot.chart(XYSeriesRenderStyle.Line);
        List<Series> drawn = series.stream().filter(each -> !each.isEmpty()).toList();
        drawn.forEach(each -> chart.plot.series(lines, each));
        chart.labels(drawn);
        return drawn.isEmpty()
                ? chart.plot.picture(caption)
                : chart.plot.marks(XChartMarks.of(lines)).picture(caption);
    }

    private static TurnChart framed(List<Series> series, List<Begin> begins, String axis, Scale y) {
        int turns = series.stream().mapToInt(each -> each.y().length).max().orElse(1);
        TurnChart chart = new TurnChart(turns, y);
        chart.plot.verticalAxis(axis).horizontalAxis("turn, in the order sent");
        chart.sessions(begins);
        chart.gaps(series);
        return chart;
    }

    private void sessions(List<Begin> begins) {
        for (int i = 0; i < begins.size(); i++) {
            Begin begin = begins.get(i);
            double from = plot.px(begin.turn() - 0.5);
            double to = plot.px(i + 1 < begins.size() ? begins.get(i + 1).turn() - 0.5 : turns + 0.5);
            plot.svg().line("border", from, plot.top() - 16, from, plot.bottom());
            int letters = (int) ((to - from - 12) / 7);
            String name = begin.session();
            String shown = name.length() <= letters ? name : name.substring(0, Math.max(0, letters - 1)) + "…";
            plot.svg().text("tick", Anchor.START, from + 6, plot.top() - 6, shown);
        }
    }

    /** A mark at the foot of a turn for which there is no value, so that a gap is seen to be one. */
    private void gaps(List<Series> series) {
        double row = plot.bottom() - 6;
        for (Series each : series) {
            for (int i = 0; i < each.y().length; i++) {
                if (Double.isNaN(each.y()[i])) {
                    plot.svg().text("gap t-" + each.ink().css(), Anchor.MIDDLE, plot.px(i + 1.0), row, "?");
                }
            }
            row -= 14;
        }
    }

    /** Names at the ends of the lines, pushed apart where they would touch. */
    private void labels(List<Series> series) {
        record End(double y, Series series) {}
        List<End> ends = series.stream()
                .map(each -> new End(
                        plot.py(each.known().reduce((first, second) -> second).orElseThrow()), each))
                .sorted(Comparator.comparingDouble(End::y))
                .toList();
        double last = Double.NEGATIVE_INFINITY;
        for (End end : ends) {
            double y = Math.max(end.y(), last + LABELS_APART);
            last = y;
            label(end.series(), y + 4);
        }
    }

    private void label(Series series, double y) {
        plot.svg()
                .text("series t-" + series.ink().css(), Anchor.START, plot.px(turns + 0.5) + 8, y, Plot.named(series));
    }
}
