package dev.anyclaude.bench.notebook;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.IChart;
import tools.jackson.databind.json.JsonMapper;

/** Turns the value of a cell into what is shown for it. */
public final class Display {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Pattern HUNDREDTHS = Pattern.compile("(\\d\\.\\d{2})\\d+");

    private Display() {}

    /** What any value looks like: as it says itself, a chart as a picture, everything else as text. */
    public static MimeBundle of(@Nullable Object value) {
        if (value instanceof Displayed displayed) {
            return displayed.display();
        }
        if (value instanceof IChart chart) {
            return MimeBundle.text(String.valueOf(chart.getClass().getSimpleName()))
                    .with(MimeBundle.SVG, svg(chart));
        }
        return MimeBundle.text(String.valueOf(value));
    }

    /** A chart as an SVG element, in hundredths of a pixel, its paths in tenths. The same chart gives the same text. */
    public static String svg(IChart chart) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(chart.getWidth(), chart.getHeight()))
                    .writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String document = out.toString(StandardCharsets.UTF_8);
        String element = document.substring(document.indexOf("<svg"));
        int open = element.indexOf('>') + 1;
        String title = chart.getTitle().replace("&", "&amp;").replace("<", "&lt;");
        String titled = element.substring(0, open) + "\n  <title>" + title + "</title>" + element.substring(open);
        return ShortPath.in(HUNDREDTHS.matcher(titled).replaceAll("$1"));
    }

    /** Leaves in a file what is to be shown for a value. The kernel calls it inside the cells' JVM. */
    public static void write(@Nullable Object value, String file) throws IOException {
        Files.writeString(Path.of(file), MAPPER.writeValueAsString(of(value).parts()), StandardCharsets.UTF_8);
    }
}
