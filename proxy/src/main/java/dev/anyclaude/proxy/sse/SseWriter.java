package dev.anyclaude.proxy.sse;

/** Writes frames of an event stream. */
public final class SseWriter {
    private SseWriter() {}

    /**
     * Adds one frame.
     *
     * @param data without line breaks, as compact JSON is
     */
    public static void append(StringBuilder out, String event, String data) {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("data of one line would be cut in two");
        }
        out.append("event: ").append(event).append("\ndata: ").append(data).append("\n\n");
    }
}
