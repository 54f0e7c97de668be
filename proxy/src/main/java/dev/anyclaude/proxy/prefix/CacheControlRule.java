package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.Message;
import java.util.function.IntConsumer;

/** Drops every cache marker. Only those of texts could be sent on at all; the others are counted. */
final class CacheControlRule implements Rule {
    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        if (draft.cacheMarkers() == 0) {
            return draft;
        }
        changed.accept(draft.cacheMarkers());
        return draft.withMessages(
                draft.messages().stream().map(CacheControlRule::unmarked).toList());
    }

    private static Message unmarked(Message message) {
        return TextShapeRule.isAnyMarked(message)
                ? message.withContent(message.content().stream()
                        .map(CacheControlRule::unmarked)
                        .toList())
                : message;
    }

    private static ContentBlock unmarked(ContentBlock block) {
        return block instanceof Text text ? new Text(text.text()) : block;
    }
}
