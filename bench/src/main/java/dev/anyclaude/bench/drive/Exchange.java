package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.sample.Outcome;
import java.util.List;
import java.util.OptionalLong;

/**
 * One request and what came back, unread.
 *
 * @param sendNanos {@link System#nanoTime} when the call was started
 * @param headersNanos when the response's headers began
 * @param reusedConnection no connection had to be opened
 * @param frames every frame that arrived whole, comments included
 * @param endNanos when the body ended, well or badly
 * @param outcome how the transport ended; a stream may still be incomplete
 * @param error what went wrong in transport; empty if nothing
 */
record Exchange(
        long sendNanos,
        OptionalLong headersNanos,
        boolean reusedConnection,
        List<SseFrame> frames,
        long endNanos,
        Outcome outcome,
        String error) {

    Exchange {
        frames = List.copyOf(frames);
    }
}
