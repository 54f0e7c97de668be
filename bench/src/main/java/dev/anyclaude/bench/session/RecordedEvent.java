package dev.anyclaude.bench.session;

/**
 * One server-sent event that the client was sent.
 *
 * @param atMillis since the session's start, monotonic
 * @param event its name
 * @param data its exact data
 */
public record RecordedEvent(double atMillis, String event, String data) {}
