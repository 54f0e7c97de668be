package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;

/** A system message's content as part of another message: between the tags Claude Code itself puts around such text. */
final class Reminder {
    private static final JsonText START = JsonText.of("<system-reminder>");
    private static final JsonText OPEN = JsonText.of("<system-reminder>\n");
    private static final JsonText CLOSE = JsonText.of("\n</system-reminder>");
    private static final JsonText LINE_BREAK = JsonText.of("\n");

    private Reminder() {}

    static List<ContentBlock> of(List<ContentBlock> content) {
        List<ContentBlock> wrapped = new ArrayList<>();
        for (ContentBlock block : content) {
            wrapped.add(block instanceof Text text ? new Text(wrap(text.text()), text.cacheControl()) : block);
        }
        return wrapped;
    }

    /** The result's content with a reminder behind it, a blank line between: texts of a result are joined by one line break. */
    static List<ContentBlock> append(ToolResult result, List<ContentBlock> reminder) {
        List<ContentBlock> content = new ArrayList<>(result.content());
        for (ContentBlock block : reminder) {
            boolean behindText = !content.isEmpty() && block instanceof Text;
            content.add(behindText ? new Text(JsonText.concat(LINE_BREAK, ((Text) block).text())) : block);
        }
        return content;
    }

    private static JsonText wrap(JsonText text) {
        return text.isEmpty() || text.startsWith(START) ? text : JsonText.concat(OPEN, text, CLOSE);
    }
}
