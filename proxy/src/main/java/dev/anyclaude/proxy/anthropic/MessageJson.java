package dev.anyclaude.proxy.anthropic;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a message that a stream and a whole message spell alike. */
final class MessageJson {
    private MessageJson() {}

    static void head(ObjectNode message, StreamEvent.MessageStart start) {
        message.put("id", start.id())
                .put("type", "message")
                .put("role", "assistant")
                .put("model", start.model());
    }

    static void block(ObjectNode node, BlockStart block) {
        switch (block.kind()) {
            case TEXT -> node.put("type", "text").put("text", "");
            case THINKING -> node.put("type", "thinking").put("thinking", "").put("signature", "");
            case TOOL_USE ->
                node.put("type", "tool_use")
                        .put("id", block.toolId())
                        .put("name", block.toolName())
                        .putObject("input");
        }
    }

    static void end(
            ObjectNode message, @Nullable StopReason reason, @Nullable String stopSequence, MessageUsage usage) {
        message.put("stop_reason", reason == null ? null : reason.word());
        message.put("stop_sequence", stopSequence);
        usage(message.putObject("usage"), usage);
    }

    static void usage(ObjectNode node, MessageUsage usage) {
        usage.inputTokens().ifPresent(count -> node.put("input_tokens", count));
        usage.cacheReadInputTokens().ifPresent(count -> node.put("cache_read_input_tokens", count));
        usage.outputTokens().ifPresent(count -> node.put("output_tokens", count));
    }
}
