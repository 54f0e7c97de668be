package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.sample.TokenCounts;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the frames of one response say. All times are {@link System#nanoTime} readings.
 *
 * @param messageStartNanos {@code message_start}, or the first chunk of a chat completion
 * @param firstOutputNanos first model output
 * @param actionableNanos first output a client can act on
 * @param deltaNanos every delta with content, in order
 * @param lastOutputNanos last model output
 * @param endNanos the stream's own end mark
 * @param tokens what usage was reported
 * @param error the stream's own error, or what is wrong with its form; empty if nothing
 */
record Observation(
        OptionalLong messageStartNanos,
        OptionalLong firstOutputNanos,
        OptionalLong actionableNanos,
        List<Long> deltaNanos,
        OptionalLong lastOutputNanos,
        OptionalLong endNanos,
        TokenCounts tokens,
        String error) {

    Observation {
        deltaNanos = List.copyOf(deltaNanos);
    }

    /** The stream came to its proper end without an error. */
    boolean complete() {
        return error.isEmpty() && endNanos.isPresent();
    }
}
