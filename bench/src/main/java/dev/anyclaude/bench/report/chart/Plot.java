package dev.anyclaude.bench.report.chart;

import dev.anyclaude.bench.report.chart.Svg.Anchor;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A plot area with axes, in the midst of a picture. Everything is placed by value. */
final class Plot {
    static final int NARROW = 560;
    static final int WIDE = 1_120;
    private static final int TOP = 26;
    private static final int TALL_TOP = 46;
    private static final int BOTTOM = 46;
    private static final int MARKER_PIXELS = 7;

    private final Svg svg = new Svg();
    private final Scale x;
    private final Scale y;
    private final int width;
    private final int height;
    private final int left;
    private final int right;
    private final int top;
    private int seriesNumber;

    /**
     * A plot of a given size.
     *
     * @param left room for the labels of the vertical axis
     * @param right room beside the plot, for labels of lines
     */
    Plot(Scale x, Scale y, int width, int height, int left, int right) {
        this(x, y, width, height, left, right, TOP);
    }

    private Plot(Scale x, Scale y, int width, int height, int left, int right, int top) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.left = left;
        this.right = right;
        this.top = top;
    }

    /** A wide plot with room above it for a line of labels. */
    static Plot labelledAbove(Scale x, Scale y, int height, int left, int right) {
        return new Plot(x, y, WIDE, height, left, right, TALL_TOP);
    }

    int areaWidth() {
        return width - left - right;
    }

    int areaHeight() {
        return height - top - BOTTOM;
    }

    double px(double value) {
        return left + x.position(value) * areaWidth();
    }

    double py(double value) {
        return top + (1 - y.position(value)) * areaHeight();
    }

    int top() {
        return top;
    }

    int bottom() {
        return height - BOTTOM;
    }

    /** For whatever is not a mark or an axis. */
    Svg svg() {
        return svg;
    }

    /** Horizontal grid lines, their labels, and the axis' name above them. */
    Plot verticalAxis(String name) {
        for (Scale.Tick tick : y.ticks()) {
            svg.line("grid", left, py(tick.value()), left + areaWidth(), py(tick.value()));
            svg.text("tick", Anchor.END, left - 8, py(tick.value()) + 4, tick.label());
        }
        svg.text("axis", Anchor.START, 0, 13, name);
        return this;
    }

    /** Vertical grid lines, their labels, and the axis' name below them. */
    Plot horizontalAxis(String name) {
        for (Scale.Tick tick : x.ticks()) {
            svg.line("grid", px(tick.value()), top, px(tick.value()), bottom());
            svg.text("tick", Anchor.MIDDLE, px(tick.value()), bottom() + 17, tick.label());
        }
        svg.text("axis", Anchor.END, left + areaWidth(), height - 6, name);
        return this;
    }

    /** A chart to put series into; {@link #marks} then shows them in the plot. */
    XYChart chart(XYSeries.XYSeriesRenderStyle style) {
        XYChart chart =
                new XYChartBuilder().width(areaWidth()).height(areaHeight()).build();
        XChartMarks.onlyMarks(chart.getStyler(), x, y);
        chart.getStyler().setDefaultSeriesRenderStyle(style).setMarkerSize(MARKER_PIXELS);
        return chart;
    }

    /** Adds a series to a chart of this plot. NaN leaves a gap. */
    XYSeries series(XYChart chart, Series series) {
        seriesNumber++;
        XYSeries added = chart.addSeries(seriesNumber + " " + series.label(), series.x(), series.y());
        added.setMarker(marker(series.ink()));
        added.setMarkerColor(series.ink().placeholder());
        added.setLineColor(series.ink().placeholder());
        added.setLineStyle(SeriesLines.SOLID);
        return added;
    }

    /** Shapes differ too, so that nothing is told by colour alone. */
    static Marker marker(Ink ink) {
        return switch (ink) {
            case COLD, NORMALISED -> SeriesMarkers.CIRCLE;
            case WARM -> SeriesMarkers.DIAMOND;
            case RAW -> SeriesMarkers.SQUARE;
            case DIRECT -> SeriesMarkers.TRIANGLE_UP;
            case EXCLUDED -> SeriesMarkers.CROSS;
            case PLAIN -> SeriesMarkers.NONE;
        };
    }

    /** The shape of {@link #marker} as a character, for names of series. */
    static String named(Series series) {
        return switch (series.ink()) {
                    case COLD, NORMALISED -> "● ";
                    case WARM -> "◆ ";
                    case RAW -> "■ ";
                    case DIRECT -> "▲ ";
                    case EXCLUDED -> "✕ ";
                    case PLAIN -> "";
                }
                + series.label();
    }

    /** Shows marks that were drawn for the plot area. */
    Plot marks(String marks) {
        svg.moved(left, top, marks);
        return this;
    }

    String picture(Caption caption) {
        return svg.picture(caption, width, height);
    }
}
