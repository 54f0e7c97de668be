package dev.anyclaude.proxy.openai;

import java.util.List;
import java.util.Optional;

/**
 * One chunk of a streamed chat completion, or a whole completion taken as one. Only the first choice counts: no request of
 * ours asks for more.
 *
 * @param reasoning thinking to append; empty if none
 * @param text answer text to append; empty if none
 * @param finishReason in the backend's word
 * @param stopSequence the stop string that ended the answer, where the backend names it
 * @param usage counts reported with this chunk
 * @param error the backend's own words for a failure inside a stream
 */
public record ChatChunk(
        String reasoning,
        String text,
        List<ToolCallFragment> toolCalls,
        Optional<String> finishReason,
        Optional<String> stopSequence,
        ChatUsage usage,
        Optional<String> error) {
    public ChatChunk {
        toolCalls = List.copyOf(toolCalls);
    }

    /** Whether it neither says nor ends anything. */
    public boolean isEmpty() {
        return reasoning.isEmpty()
                && text.isEmpty()
                && toolCalls.isEmpty()
                && finishReason.isEmpty()
                && error.isEmpty();
    }

    /** A complete answer of text alone. */
    public static ChatChunk whole(String text) {
        return new ChatChunk(
                "", text, List.of(), Optional.of("stop"), Optional.empty(), ChatUsage.UNKNOWN, Optional.empty());
    }
}
