package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolReference;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the declared tools the model gets to see: not those Anthropic's servers run, and not deferred ones before the
 * conversation refers to them. This is meaning, not noise, so it is no rule that can be switched off.
 */
final class ToolSelection {
    private ToolSelection() {}

    /** In the client's order. */
    static List<Tool> select(List<Tool> declared, List<Message> messages) {
        Set<JsonText> referenced = deferred(declared) ? references(messages) : Set.of();
        return declared.stream()
                .filter(tool -> tool.inputSchema() != null)
                .filter(tool -> !tool.deferLoading() || referenced.contains(tool.name()))
                .toList();
    }

    /** The same tools with the deferred ones last, in the order the conversation came to refer to them. */
    static List<Tool> deferredLast(List<Tool> tools, List<Message> messages) {
        if (!deferred(tools)) {
            return tools;
        }
        List<Tool> ordered = new ArrayList<>(
                tools.stream().filter(tool -> !tool.deferLoading()).toList());
        for (JsonText name : references(messages)) {
            tools.stream()
                    .filter(tool -> tool.deferLoading() && tool.name().equals(name))
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private static boolean deferred(List<Tool> tools) {
        return tools.stream().anyMatch(Tool::deferLoading);
    }

    private static Set<JsonText> references(List<Message> messages) {
        Set<JsonText> names = new LinkedHashSet<>();
        messages.forEach(message -> collect(message.content(), names));
        return names;
    }

    private static void collect(List<ContentBlock> blocks, Set<JsonText> names) {
        for (ContentBlock block : blocks) {
            if (block instanceof ToolReference reference) {
                names.add(reference.toolName());
            } else if (block instanceof ToolUse use) {
                names.add(use.name());
            } else if (block instanceof ToolResult result) {
                collect(result.content(), names);
            }
        }
    }
}
