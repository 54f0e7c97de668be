package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.InlineImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.LinkedImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.Message;

/** What a message turns into upstream: tool messages first, then, if there is more, a user message. */
final class MessageShape {
    private MessageShape() {}

    /** Whether a user message comes of it: it has content besides tool results, or images in them. */
    static boolean hasUserPart(Message message) {
        return message.content().stream()
                .anyMatch(block -> block instanceof ToolResult result
                        ? result.content().stream().anyMatch(MessageShape::isImage)
                        : true);
    }

    /** Whether the user message has a list of parts. */
    static boolean hasImage(Message message) {
        return message.content().stream()
                .anyMatch(block -> block instanceof ToolResult result
                        ? result.content().stream().anyMatch(MessageShape::isImage)
                        : isImage(block));
    }

    private static boolean isImage(ContentBlock block) {
        return block instanceof InlineImage || block instanceof LinkedImage;
    }
}
