package dev.anyclaude.bench.report.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The marks of an XChart chart as SVG that a page can style. XChart is told to draw nothing but marks, on the whole of its
 * canvas, in placeholder colours; what it writes is read back and written again with classes for colours, without its own
 * backgrounds, clip paths (named by hash code) and sixteen-digit coordinates.
 */
final class XChartMarks {
    private static final Color NOTHING = new Color(0, 0, 0, 0);
    private static final List<String> GEOMETRY =
            List.of("x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "rx", "ry", "width", "height");

    /** Colours that XChart's box plots have and no setting changes. */
    private static final Map<String, String> BOX_PARTS =
            Map.of("rgb(0,0,255)", "box", "rgb(255,0,0)", "box-median", "rgb(0,0,0)", "box-whisker");

    private XChartMarks() {}

    /** Makes a chart draw nothing but marks, from one edge of its canvas to the other. */
    static void onlyMarks(AxesChartStyler styler, Scale x, Scale y) {
        onlyMarks(styler, y);
        styler.setXAxisLogarithmic(x.logarithmic()).setXAxisMin(x.min()).setXAxisMax(x.max());
    }

    /** The same for a chart whose horizontal axis has categories. */
    static void onlyMarks(AxesChartStyler styler, Scale y) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(NOTHING).setPlotBackgroundColor(NOTHING);
        styler.setMarkerSize(0);
        styler.setChartTitleVisible(false).setLegendVisible(false).setChartPadding(0);
        styler.setPlotBorderVisible(false).setPlotContentSize(1);
        styler.setPlotGridLinesVisible(false).setAxisTicksVisible(false).setAxisTitlesVisible(false);
        styler.setAxisTicksLineVisible(false).setAxisTicksMarksVisible(false);
        styler.setPlotMargin(0).setAxisTickPadding(0).setAxisTitlePadding(0).setAxisTickMarkLength(0);
        styler.setYAxisLogarithmic(y.logarithmic()).setYAxisMin(y.min()).setYAxisMax(y.max());
    }

    /** What the chart draws. */
    static String of(Chart<?, ?> chart) {
        return of(chart, chart.getWidth());
    }

    /** What the chart draws to the left of a place. */
    static String of(Chart<?, ?> chart, double rightEnd) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        StringBuilder marks = new StringBuilder();
        try {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(chart.getWidth(), chart.getHeight()))
                    .writeTo(svg);
            collect(parse(svg.toByteArray()).getDocumentElement(), rightEnd, marks);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("the chart library wrote no SVG", e);
        }
        return marks.toString();
    }

    private static Document parse(byte[] svg) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new ByteArrayInputStream(svg)));
    }

    private static void collect(Element parent, double rightEnd, StringBuilder marks) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (!(child instanceof Element element) || element.getTagName().equals("defs")) {
                continue;
            }
            if (element.getTagName().equals("g")) {
                collect(element, rightEnd, marks);
            } else if (left(element) < rightEnd) {
                mark(element, marks);
            }
        }
    }

    private static double left(Element element) {
        String x = element.getAttribute("x") + element.getAttribute("x1");
        return x.isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(x);
    }

    private static void mark(Element element, StringBuilder marks) {
        Map<String, String> style = style(element.getAttribute("style"));
        List<String> classes = new ArrayList<>();
        Ink.of(style.getOrDefault("fill", "")).ifPresent(ink -> classes.add("f-" + ink.css()));
        String stroke = style.getOrDefault("stroke", "");
        Ink.of(stroke).ifPresent(ink -> classes.add("s-" + ink.css()));
        Optional.ofNullable(BOX_PARTS.get(stroke)).ifPresent(classes::add);
        if (classes.isEmpty()) {
            return;
        }
        marks.append('<').append(element.getTagName());
        marks.append(" class=\"").append(String.join(" ", classes)).append('"');
        for (String name : GEOMETRY) {
            if (element.hasAttribute(name)) {
                String value = Svg.shortest(Double.parseDouble(element.getAttribute(name)));
                marks.append(' ').append(name).append("=\"").append(value).append('"');
            }
        }
        if (element.hasAttribute("d")) {
            marks.append(" d=\"").append(shortened(element.getAttribute("d"))).append('"');
        }
        marks.append("/>");
    }

    private static Map<String, String> style(String text) {
        Map<String, String> style = new HashMap<>();
        for (String declaration : text.split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                style.put(declaration.substring(0, colon), declaration.substring(colon + 1));
            }
        }
        return style;
    }

    private static String shortened(String path) {
        StringBuilder out = new StringBuilder();
        for (String word : path.split(" ", -1)) {
            int letters = !word.isEmpty() && Character.isLetter(word.charAt(0)) ? 1 : 0;
            out.append(out.isEmpty() ? "" : " ").append(word, 0, letters);
            String numbers = word.substring(letters);
            if (!numbers.isEmpty()) {
                int comma = numbers.indexOf(',');
                out.append(Svg.shortest(Double.parseDouble(numbers.substring(0, comma))));
                out.append(',');
                out.append(Svg.shortest(Double.parseDouble(numbers.substring(comma + 1))));
            }
        }
        return out.toString();
    }
}
