package dev.anyclaude.proxy.sse;

/**
 * One frame of an event stream, or one comment line in it.
 *
 * @param event name of the event; empty if the stream gives none
 * @param data the data lines joined by line feeds; of a comment, its text
 * @param comment true for a line that begins with a colon, which servers send to keep a connection alive
 */
public record SseFrame(String event, String data, boolean comment) {

    /** A frame with data. */
    public static SseFrame event(String event, String data) {
        return new SseFrame(event, data, false);
    }

    static SseFrame comment(String text) {
        return new SseFrame("", text, true);
    }
}
