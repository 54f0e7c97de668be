package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Gives content one shape: a list of texts is sent as one string, and no line break follows a reminder that ends a text. A text
 * with a cache marker keeps its list, since a marker has no place elsewhere.
 */
final class TextShapeRule implements Rule {
    private static final JsonText REMINDER_END = JsonText.of("</system-reminder>");
    private static final JsonText LINE_BREAK = JsonText.of("\n");

    @Override
    public Draft apply(Draft draft, SessionMemory.Session session, IntConsumer changed) {
        int count = 0;
        List<Message> messages = new ArrayList<>(draft.messages().size());
        for (Message message : draft.messages()) {
            Message shaped = shape(message);
            messages.add(shaped);
            if (!shaped.equals(message)) {
                count++;
            }
        }
        if (count == 0) {
            return draft;
        }
        changed.accept(count);
        return draft.withMessages(messages);
    }

    /** Without the line breaks behind a reminder that ends the text. */
    static JsonText canonical(JsonText text) {
        JsonText rest = text;
        while (rest.endsWith(LINE_BREAK)) {
            rest = rest.withoutLast(LINE_BREAK.length());
        }
        return rest.endsWith(REMINDER_END) ? rest : text;
    }

    static boolean isAnyMarked(Message message) {
        for (ContentBlock block : message.content()) {
            if (isMarked(block)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMarked(ContentBlock block) {
        return block instanceof Text text && text.cacheControl() != null;
    }

    private static Message shape(Message message) {
        boolean listForm = message.listForm() && isAnyMarked(message);
        List<ContentBlock> content = shape(message.content());
        return listForm == message.listForm() && content == message.content()
                ? message
                : new Message(message.role(), listForm, content);
    }

    /** The same list if nothing had to be changed. */
    private static List<ContentBlock> shape(List<ContentBlock> blocks) {
        List<ContentBlock> shaped = null;
        for (int i = 0; i < blocks.size(); i++) {
            ContentBlock block = shape(blocks.get(i));
            if (block != blocks.get(i)) {
                shaped = shaped == null ? new ArrayList<>(blocks) : shaped;
                shaped.set(i, block);
            }
        }
        return shaped == null ? blocks : shaped;
    }

    private static ContentBlock shape(ContentBlock block) {
        if (block instanceof Text text) {
            JsonText canonical = canonical(text.text());
            return canonical.length() == text.text().length() ? text : new Text(canonical, text.cacheControl());
        }
        if (block instanceof ToolResult result) {
            List<ContentBlock> content = shape(result.content());
            return content == result.content() ? result : new ToolResult(result.toolUseId(), result.isError(), content);
        }
        return block;
    }
}
