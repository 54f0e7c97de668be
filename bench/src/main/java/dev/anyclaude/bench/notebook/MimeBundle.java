package dev.anyclaude.bench.notebook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing in several forms, of which a reader shows the best it can.
 *
 * @param parts text by media type; {@link #JSON} as JSON text, {@link #PNG} in Base64
 */
public record MimeBundle(Map<String, String> parts) {
    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String SVG = "image/svg+xml";
    public static final String PNG = "image/png";
    public static final String JSON = "application/json";

    public MimeBundle {
        parts = new LinkedHashMap<>(parts);
    }

    /** A thing that is text only. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text));
    }

    /** This and another form. */
    public MimeBundle with(String type, String text) {
        Map<String, String> more = new LinkedHashMap<>(parts);
        more.put(type, text);
        return new MimeBundle(more);
    }

    @Override
    public Map<String, String> parts() {
        return new LinkedHashMap<>(parts);
    }
}
