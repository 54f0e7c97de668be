package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Display;
import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** An XChart chart that a cell can end with. */
public final class LabChart extends XYChart implements Displayed {
    private static final int WIDTH = 760;
    private static final int HEIGHT = 400;
    private static final List<Color> COLOURS = List.of(
            new Color(0x2b6cb0),
            new Color(0xc05621),
            new Color(0x2f855a),
            new Color(0x6b46c1),
            new Color(0x4a5568),
            new Color(0xb83280));

    private final List<String> names = new ArrayList<>();

    LabChart(String title, String across, String up) {
        super(WIDTH, HEIGHT);
        setTitle(title);
        setXAxisTitle(across);
        setYAxisTitle(up);
        getStyler().setChartBackgroundColor(Color.WHITE);
        getStyler().setLegendPosition(LegendPosition.OutsideE);
        getStyler().setLocale(Locale.ROOT);
        getStyler().setDecimalPattern("#,##0.###");
    }

    /** The picture as an SVG element; the same data give the same text. */
    public String svg() {
        return Display.svg(this);
    }

    @Override
    public MimeBundle display() {
        return MimeBundle.text(toString()).with(MimeBundle.SVG, svg());
    }

    @Override
    public String toString() {
        return getTitle() + ": chart of " + String.join(", ", names);
    }

    LabChart line(String name, double[] across, double[] up) {
        return series(name, across, up, SeriesMarkers.NONE);
    }

    LabChart points(String name, double[] across, double[] up) {
        XYSeries series = add(name, across, up, SeriesMarkers.CIRCLE);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        return this;
    }

    LabChart linked(String name, double[] across, double[] up) {
        return series(name, across, up, SeriesMarkers.CIRCLE);
    }

    private LabChart series(String name, double[] across, double[] up, Marker marker) {
        add(name, across, up, marker);
        return this;
    }

    private XYSeries add(String name, double[] across, double[] up, Marker marker) {
        Color colour = COLOURS.get(names.size() % COLOURS.size());
        names.add(name);
        XYSeries series = addSeries(name, across, up);
        series.setMarker(marker);
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        return series;
    }
}
