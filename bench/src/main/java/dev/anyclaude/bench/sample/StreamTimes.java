package dev.anyclaude.bench.sample;

import java.util.List;
import java.util.OptionalDouble;

/**
 * When things happened in one response, in milliseconds after the actual send, read off {@link System#nanoTime} on the
 * reading thread. Each is empty when it did not happen.
 *
 * @param ttfbMillis the response's headers began
 * @param messageStartMillis {@code message_start}
 * @param ttftMillis first model output: the first delta with non-empty text, thinking or tool input, or the start of a
 *     tool call, whichever came first
 * @param ttfaMillis first output a client can act on: the first non-empty text delta or the end of a tool call
 * @param lastDeltaMillis last model output
 * @param totalMillis end of the message, or of the body if it ended without one
 * @param chunkGapsMillis times between successive deltas
 * @param buffered all deltas came within 5 ms, so the backend held them back and decode speed cannot be read off them
 */
public record StreamTimes(
        OptionalDouble ttfbMillis,
        OptionalDouble messageStartMillis,
        OptionalDouble ttftMillis,
        OptionalDouble ttfaMillis,
        OptionalDouble lastDeltaMillis,
        OptionalDouble totalMillis,
        List<Double> chunkGapsMillis,
        boolean buffered) {

    /** Nothing came back. */
    public static final StreamTimes NONE = new StreamTimes(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            List.of(),
            false);

    public StreamTimes {
        requireTime("ttfbMillis", ttfbMillis);
        requireTime("messageStartMillis", messageStartMillis);
        requireTime("ttftMillis", ttftMillis);
        requireTime("ttfaMillis", ttfaMillis);
        requireTime("lastDeltaMillis", lastDeltaMillis);
        requireTime("totalMillis", totalMillis);
        chunkGapsMillis = List.copyOf(chunkGapsMillis);
    }

    private static void requireTime(String name, OptionalDouble value) {
        if (value.isPresent() && !(value.getAsDouble() >= 0 && Double.isFinite(value.getAsDouble()))) {
            throw new IllegalArgumentException(name + " is not a time after the send: " + value.getAsDouble());
        }
    }
}
