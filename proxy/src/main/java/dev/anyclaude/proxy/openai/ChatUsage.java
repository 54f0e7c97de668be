package dev.anyclaude.proxy.openai;

import java.util.OptionalInt;

/**
 * Token counts a backend reports; each is empty when the backend does not say, which is not zero.
 *
 * @param promptTokens the whole prompt, prefilled or not
 * @param cachedTokens prompt tokens taken from the backend's KV cache
 * @param completionTokens tokens decoded
 */
public record ChatUsage(OptionalInt promptTokens, OptionalInt cachedTokens, OptionalInt completionTokens) {
    /** A backend that says nothing. */
    public static final ChatUsage UNKNOWN =
            new ChatUsage(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** These counts, completed by later ones, which win where both are known. */
    public ChatUsage updatedBy(ChatUsage later) {
        return new ChatUsage(
                later.promptTokens.isPresent() ? later.promptTokens : promptTokens,
                later.cachedTokens.isPresent() ? later.cachedTokens : cachedTokens,
                later.completionTokens.isPresent() ? later.completionTokens : completionTokens);
    }
}
