package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import java.util.List;

/**
 * One message of the conversation.
 *
 * @param listForm whether the content was a list of blocks, and not a string
 * @param content in the client's order; empty if the content was {@code null}, one text if it was a string
 */
public record Message(Role role, boolean listForm, List<ContentBlock> content) {
    public Message {
        content = List.copyOf(content);
    }

    /** The same message with other content. */
    public Message withContent(List<ContentBlock> other) {
        return new Message(role, listForm, other);
    }

    /** Whether it answers a tool call. */
    public boolean hasToolResult() {
        return content.stream().anyMatch(ToolResult.class::isInstance);
    }
}
