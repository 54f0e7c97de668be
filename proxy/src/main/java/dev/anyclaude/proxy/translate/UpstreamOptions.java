package dev.anyclaude.proxy.translate;

import java.util.OptionalInt;

/**
 * What differs from backend to backend; the translation never finds it out by itself.
 *
 * @param model the name the backend knows its model by
 * @param images whether {@code image_url} parts are taken; if not, a notice stands where an image was
 * @param reasoningEffort whether {@code reasoning_effort} is taken
 * @param templateSwitches whether {@code chat_template_kwargs} is taken, by which thinking is switched off and kept
 * @param reasoningKey the member of an answer in history that holds its reasoning
 * @param keepsReasoning whether to ask the chat template to keep the reasoning of earlier turns, which some leave out when a new
 *     user message comes, so that all behind it must be prefilled anew
 * @param maxOutputTokens most tokens the backend decodes; a larger {@code max_tokens} is lowered to it
 * @param extraMembers JSON members without braces to add to every request behind the messages, such as
 *     {@code "cache_prompt":true}; empty for none
 */
public record UpstreamOptions(
        String model,
        boolean images,
        boolean reasoningEffort,
        boolean templateSwitches,
        String reasoningKey,
        boolean keepsReasoning,
        OptionalInt maxOutputTokens,
        String extraMembers) {
    public UpstreamOptions {
        if (model.isEmpty()) {
            throw new IllegalArgumentException("model is empty");
        }
        if (maxOutputTokens.orElse(1) < 1) {
            throw new IllegalArgumentException("maxOutputTokens is below 1: " + maxOutputTokens.getAsInt());
        }
    }

    /** Whether all that stands before the parameters is written in the same way. */
    boolean writesMessagesLike(UpstreamOptions other) {
        return model.equals(other.model) && images == other.images && reasoningKey.equals(other.reasoningKey);
    }

    /** A backend that takes text and images, sets no limit, and has no other wishes. */
    public static UpstreamOptions of(String model) {
        return new UpstreamOptions(model, true, false, false, "reasoning_content", false, OptionalInt.empty(), "");
    }
}
