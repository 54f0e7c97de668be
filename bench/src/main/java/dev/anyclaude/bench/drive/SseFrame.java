package dev.anyclaude.bench.drive;

/**
 * One event of a stream, or one comment.
 *
 * @param nanos {@link System#nanoTime} on the reading thread at the blank line that ended it, or at a comment's end
 * @param event the event's name, empty if it has none
 * @param data the data lines joined by line feeds, or a comment's text
 * @param comment it is a comment, as servers send to keep a connection alive
 */
record SseFrame(long nanos, String event, String data, boolean comment) {

    static SseFrame event(long nanos, String event, String data) {
        return new SseFrame(nanos, event, data, false);
    }

    static SseFrame comment(long nanos, String text) {
        return new SseFrame(nanos, "", text, true);
    }
}
