package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.ServerToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolReference;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tools whose loading is deferred, kept out of the list that stands in front of all messages. The list has one tool that stands for
 * all of them, from the first request on; each is described where the conversation refers to it, and calls of it are calls of the
 * one that stands for it. So what is in front never changes, and backends that hold calls to the list understand them. This is
 * meaning, not noise, so it is no rule that can be switched off. See docs/decisions/deferred-tools.md.
 */
@SuppressWarnings("ReferenceEquality") // tells whether anything was changed
public final class DeferredTools {
    /** The tool that stands for all. */
    public static final String CALLER = "CallDeferredTool";

    static final JsonText CALLER_NAME = JsonText.of(CALLER);
    private static final Tool CALLER_TOOL = new Tool(
            CALLER_NAME,
            JsonText.of("Calls a deferred tool, once a tool result has described it."),
            JsonSlice.of("{\"type\":\"object\",\"properties\":{"
                    + "\"tool\":{\"type\":\"string\",\"description\":\"Its name.\"},"
                    + "\"input\":{\"type\":\"object\",\"description\":\"Its input, as its schema says.\"}},"
                    + "\"required\":[\"tool\",\"input\"]}"),
            false);

    private DeferredTools() {}

    /** The tools of the list, in the client's order: not those Anthropic's servers run, and one for all that are deferred. */
    static List<Tool> listed(List<Tool> declared) {
        List<Tool> listed = new ArrayList<>(declared.size());
        for (Tool tool : declared) {
            if (tool.inputSchema() != null && !tool.deferLoading()) {
                listed.add(tool);
            }
        }
        if (declared.stream().anyMatch(DeferredTools::isDeferred)) {
            listed.add(CALLER_TOOL);
        }
        return listed;
    }

    /** The conversation with each deferred tool described where it is referred to, and called through the one that is listed. */
    static List<Message> described(List<Tool> declared, List<Message> messages) {
        Map<JsonText, Tool> deferred = new HashMap<>();
        for (Tool tool : declared) {
            if (isDeferred(tool)) {
                deferred.put(tool.name(), tool);
            }
        }
        if (deferred.isEmpty()) {
            return messages;
        }
        List<Message> described = new ArrayList<>(messages.size());
        for (Message message : messages) {
            List<ContentBlock> content = blocks(message.content(), deferred);
            described.add(content == message.content() ? message : message.withContent(content));
        }
        return described;
    }

    private static boolean isDeferred(Tool tool) {
        return tool.deferLoading() && tool.inputSchema() != null;
    }

    /** The same list if there is nothing to change. */
    private static List<ContentBlock> blocks(List<ContentBlock> blocks, Map<JsonText, Tool> deferred) {
        List<ContentBlock> changed = null;
        for (int i = 0; i < blocks.size(); i++) {
            ContentBlock block = blocks.get(i);
            ContentBlock other = block(block, deferred);
            if (other != block) {
                changed = changed == null ? new ArrayList<>(blocks) : changed;
                changed.set(i, other);
            }
        }
        return changed == null ? blocks : changed;
    }

    private static ContentBlock block(ContentBlock block, Map<JsonText, Tool> deferred) {
        if (block instanceof ToolReference reference) {
            Tool tool = deferred.get(reference.toolName());
            return tool == null ? block : new Text(description(tool), null);
        }
        if (block instanceof ToolUse call && deferred.containsKey(call.name())) {
            return new ToolUse(call.id(), CALLER_NAME, JsonSlice.of(DeferredCall.json(call)));
        }
        if (block instanceof ToolResult result) {
            List<ContentBlock> content = blocks(result.content(), deferred);
            return content == result.content() ? block : new ToolResult(result.toolUseId(), result.isError(), content);
        }
        if (block instanceof ServerToolResult result) {
            List<ContentBlock> content = blocks(result.content(), deferred);
            return content == result.content() ? block : new ServerToolResult(result.kind(), content);
        }
        return block;
    }

    private static JsonText description(Tool tool) {
        JsonText text = tool.description();
        JsonSlice schema = tool.inputSchema();
        return JsonText.concat(
                JsonText.of("Deferred tool "),
                tool.name(),
                JsonText.of(", which is called with " + CALLER + ".\n"),
                text == null ? JsonText.EMPTY : text,
                JsonText.of("\nSchema of its input: "),
                schema == null ? JsonText.EMPTY : schema.quoted());
    }
}
