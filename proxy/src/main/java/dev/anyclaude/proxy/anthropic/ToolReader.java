package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonReader;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code tools} and {@code tool_choice}. */
final class ToolReader {
    private final JsonReader json;
    private final ContentReader content;

    ToolReader(JsonReader json, ContentReader content) {
        this.json = json;
        this.content = content;
    }

    List<Tool> tools() {
        List<Tool> tools = new ArrayList<>();
        if (json.enterList()) {
            while (json.nextElement()) {
                if (json.enterObject()) {
                    tools.add(tool());
                } else {
                    json.note(json.path(), "must be an object");
                }
            }
        }
        return tools;
    }

    private Tool tool() {
        JsonText name = null;
        JsonText description = null;
        JsonSlice inputSchema = null;
        boolean deferLoading = false;
        while (json.nextMember()) {
            switch (json.name()) {
                case "name" -> name = json.text();
                case "description" -> description = json.text();
                case "defer_loading" -> deferLoading = json.flag();
                case "input_schema" -> inputSchema = json.enterObject() ? json.value() : null;
                case "cache_control" -> {
                    content.countCacheMarker();
                    json.skip();
                }
                default -> json.skip();
            }
        }
        if (name == null && inputSchema != null) {
            json.note(json.path() + ".name", "is missing");
        }
        return new Tool(name == null ? JsonText.EMPTY : name, description, inputSchema, deferLoading);
    }

    @Nullable
    ToolChoice choice() {
        if (!json.enterObject()) {
            return null;
        }
        JsonText kind = null;
        JsonText name = null;
        boolean oneAtATime = false;
        while (json.nextMember()) {
            switch (json.name()) {
                case "type" -> kind = json.text();
                case "name" -> name = json.text();
                case "disable_parallel_tool_use" -> oneAtATime = json.flag();
                default -> json.skip();
            }
        }
        return switch (kind == null ? "" : kind.decoded()) {
            case "any" -> new ToolChoice(ToolChoice.Kind.ANY, null, oneAtATime);
            case "none" -> new ToolChoice(ToolChoice.Kind.NONE, null, oneAtATime);
            case "tool" -> {
                if (name == null) {
                    json.note(json.path() + ".name", "is missing");
                }
                yield new ToolChoice(ToolChoice.Kind.TOOL, name, oneAtATime);
            }
            default -> new ToolChoice(ToolChoice.Kind.AUTO, null, oneAtATime);
        };
    }
}
