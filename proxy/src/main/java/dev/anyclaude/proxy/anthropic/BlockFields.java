package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.anthropic.ContentBlock.Document;
import dev.anyclaude.proxy.anthropic.ContentBlock.InlineImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.LinkedImage;
import dev.anyclaude.proxy.anthropic.ContentBlock.OpaqueDocument;
import dev.anyclaude.proxy.anthropic.ContentBlock.RedactedThinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.SearchHit;
import dev.anyclaude.proxy.anthropic.ContentBlock.ServerToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ServerToolUse;
import dev.anyclaude.proxy.anthropic.ContentBlock.Text;
import dev.anyclaude.proxy.anthropic.ContentBlock.Thinking;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolReference;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolResult;
import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.anthropic.ContentBlock.Unknown;
import dev.anyclaude.proxy.json.JsonReader;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of one block, whose kind may be told last. */
final class BlockFields {
    private static final JsonSlice EMPTY_OBJECT = JsonSlice.of("{}");

    @Nullable
    JsonText kind;

    @Nullable
    JsonText text;

    @Nullable
    JsonText thinking;

    @Nullable
    JsonText id;

    @Nullable
    JsonText name;

    @Nullable
    JsonText toolName;

    @Nullable
    JsonText toolUseId;

    @Nullable
    JsonText title;

    @Nullable
    JsonText url;

    @Nullable
    JsonText errorCode;

    @Nullable
    JsonText sourceKind;

    @Nullable
    JsonText mediaType;

    @Nullable
    JsonText data;

    @Nullable
    JsonSlice input;

    @Nullable
    JsonSlice cacheControl;

    List<ContentBlock> content = List.of();
    boolean isError;

    boolean hasKind() {
        return kind != null;
    }

    /** The block; what its kind needs and is not there is noted. The reader stands at the block's end. */
    ContentBlock toBlock(JsonReader json) {
        JsonText known = required(json, "type", kind);
        String word = known.decoded();
        return switch (word) {
            case "text" -> new Text(required(json, "text", text), cacheControl);
            case "thinking" -> new Thinking(thinking == null ? JsonText.EMPTY : thinking);
            case "redacted_thinking" -> new RedactedThinking();
            case "image" -> image(known);
            case "document" -> document(json);
            case "search_result" -> new Document(title == null ? url : title, content);
            case "tool_use" ->
                new ToolUse(
                        required(json, "id", id), required(json, "name", name), input == null ? EMPTY_OBJECT : input);
            case "tool_result" -> new ToolResult(required(json, "tool_use_id", toolUseId), isError, content);
            case "tool_reference" -> new ToolReference(required(json, "tool_name", toolName));
            case "server_tool_use", "mcp_tool_use" ->
                new ServerToolUse(required(json, "name", name), input == null ? EMPTY_OBJECT : input);
            case "web_search_result" -> new SearchHit(title, url);
            default -> word.endsWith("_tool_result") ? new ServerToolResult(known, content) : unknown(known);
        };
    }

    private ContentBlock image(JsonText known) {
        if (mediaType != null && data != null) {
            return new InlineImage(mediaType, data);
        }
        return url != null ? new LinkedImage(url) : new Unknown(known);
    }

    private ContentBlock document(JsonReader json) {
        JsonText source = required(json, "source", sourceKind);
        return switch (source.decoded()) {
            case "text" -> new Document(title, List.of(new Text(required(json, "source.data", data))));
            case "content" -> new Document(title, content);
            default -> new OpaqueDocument(title, url != null ? url : mediaType != null ? mediaType : source);
        };
    }

    private Unknown unknown(JsonText known) {
        return new Unknown(errorCode == null ? known : JsonText.concat(known, JsonText.of(": "), errorCode));
    }

    private static JsonText required(JsonReader json, String member, @Nullable JsonText value) {
        if (value == null) {
            json.note(json.path() + '.' + member, "is missing");
            return JsonText.EMPTY;
        }
        return value;
    }
}
