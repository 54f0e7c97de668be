package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Most that are equal are the very object, and a record's own comparison does not begin with that. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Message message
                        && role == message.role
                        && listForm == message.listForm
                        && content.equals(message.content));
    }

    @Override
    public int hashCode() {
        return Objects.hash(role, listForm, content);
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
