package dev.anyclaude.proxy.anthropic;

import java.util.OptionalInt;

/**
 * Token counts in the words of the Messages API, where the input excludes what came from a cache. A count that nobody
 * reported is empty and does not appear on the wire.
 *
 * @param inputTokens prompt tokens that were not read from the cache
 * @param cacheReadInputTokens prompt tokens that were
 * @param outputTokens tokens decoded
 */
public record MessageUsage(OptionalInt inputTokens, OptionalInt cacheReadInputTokens, OptionalInt outputTokens) {
    /** What a message starts with, before anything is known: the API demands both counts there. */
    public static final MessageUsage PLACEHOLDER =
            new MessageUsage(OptionalInt.of(0), OptionalInt.empty(), OptionalInt.of(0));
}
