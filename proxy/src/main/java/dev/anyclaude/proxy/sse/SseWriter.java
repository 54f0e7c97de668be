package dev.anyclaude.proxy.sse;

/** Writes frames of an event stream. */
public final class SseWriter {
    private SseWriter() {}

    /**
     * One frame as text.
     *
     * @param data without line breaks, as compact JSON is
     */
    public static String render(String event, String data) {
        if (data.indexOf('\n') >= 0 || data.indexOf('\r') >= 0) {
            throw new IllegalArgumentException("data of one line would be cut in two");
        }
        return "event: " + event + "\ndata: " + data + "\n\n";
    }
}
