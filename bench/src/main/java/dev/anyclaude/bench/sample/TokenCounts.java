package dev.anyclaude.bench.sample;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the backend said about the size of one request. Nothing here is estimated.
 *
 * @param promptTokens the whole prompt, prefilled or not; empty when not reported
 * @param cachedTokens the part of the prompt that was not prefilled; empty when not reported, which is not zero
 * @param outputTokens tokens decoded; empty when not reported
 */
public record TokenCounts(OptionalInt promptTokens, OptionalInt cachedTokens, OptionalInt outputTokens) {
    /** Nothing was reported. */
    public static final TokenCounts UNKNOWN =
            new TokenCounts(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    public TokenCounts {
        requireNotNegative("promptTokens", promptTokens);
        requireNotNegative("cachedTokens", cachedTokens);
        requireNotNegative("outputTokens", outputTokens);
        if (promptTokens.isPresent() && cachedTokens.isPresent() && cachedTokens.getAsInt() > promptTokens.getAsInt()) {
            throw new IllegalArgumentException(
                    "cachedTokens " + cachedTokens.getAsInt() + " exceeds promptTokens " + promptTokens.getAsInt());
        }
    }

    /** Share of the prompt that was not prefilled, 0 to 1; empty when either number is unknown or the prompt is empty. */
    public OptionalDouble cachedShare() {
        if (promptTokens.isEmpty() || cachedTokens.isEmpty() || promptTokens.getAsInt() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((double) cachedTokens.getAsInt() / promptTokens.getAsInt());
    }

    /**
     * These counts, with the growth of a backend's own total for the cached tokens if the answer did not tell them. A total
     * that shrank, or grew by more than the prompt, tells nothing.
     */
    public TokenCounts withCachedSince(OptionalLong before, OptionalLong after) {
        if (cachedTokens.isPresent() || promptTokens.isEmpty() || before.isEmpty() || after.isEmpty()) {
            return this;
        }
        long grown = after.getAsLong() - before.getAsLong();
        boolean plausible = grown >= 0 && grown <= promptTokens.getAsInt();
        return plausible ? new TokenCounts(promptTokens, OptionalInt.of((int) grown), outputTokens) : this;
    }

    private static void requireNotNegative(String name, OptionalInt value) {
        if (value.isPresent() && value.getAsInt() < 0) {
            throw new IllegalArgumentException(name + " is negative: " + value.getAsInt());
        }
    }
}
