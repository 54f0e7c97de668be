package dev.anyclaude.proxy.telemetry;

import java.util.OptionalInt;

/**
 * What the backend reported of one turn; empty where it reported nothing, which is not zero.
 *
 * @param promptTokens the whole prompt, prefilled or not
 * @param cachedTokens prompt tokens it did not prefill
 * @param outputTokens tokens decoded
 */
public record TokenCounts(OptionalInt promptTokens, OptionalInt cachedTokens, OptionalInt outputTokens) {
    /** Nothing reported. */
    public static final TokenCounts UNKNOWN =
            new TokenCounts(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
}
