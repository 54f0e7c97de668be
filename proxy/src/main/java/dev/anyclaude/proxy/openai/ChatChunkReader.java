package dev.anyclaude.proxy.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads chunks of every dialect we know of. What a backend leaves out, sends as null or sends empty means the same; {@code
 * reasoning} and {@code reasoning_content} do too; a whole completion reads like a single chunk. An answer has thousands of chunks
 * with nothing but a text in them, so trees are made of the rare parts only. Confined to one thread, and to one chunk.
 */
public final class ChatChunkReader {
    private final JsonParser json;
    private Delta delta = new Delta();
    private Delta message = new Delta();
    private boolean hasDelta;
    private String finishReason = "";
    private String stopReason = "";
    private String matchedStop = "";
    private JsonNode usage = MissingNode.getInstance();
    private JsonNode timings = MissingNode.getInstance();
    private JsonNode error = MissingNode.getInstance();

    private ChatChunkReader(JsonParser json) {
        this.json = json;
    }

    /** What a chunk adds, or a completion has. */
    private static final class Delta {
        private String content = "";
        private String reasoning = "";
        private String reasoningContent = "";
        private JsonNode toolCalls = MissingNode.getInstance();
        private JsonNode functionCall = MissingNode.getInstance();
    }

    /**
     * Reads one chunk.
     *
     * @throws MalformedChunkException if it is no JSON object
     */
    public static ChatChunk read(String data) throws MalformedChunkException {
        try (JsonParser json = JsonMapper.shared().createParser(data)) {
            JsonToken first = json.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw new MalformedChunkException(first == null ? "nothing" : "not a JSON object but " + first);
            }
            ChatChunkReader reader = new ChatChunkReader(json);
            reader.root();
            if (json.nextToken() != null) {
                throw new MalformedChunkException("not JSON: something follows the object");
            }
            return reader.chunk();
        } catch (JacksonException e) {
            throw new MalformedChunkException("not JSON: " + e.getOriginalMessage());
        }
    }

    private ChatChunk chunk() {
        Delta said = hasDelta ? delta : message;
        return new ChatChunk(
                said.reasoningContent.isEmpty() ? said.reasoning : said.reasoningContent,
                said.content,
                toolCalls(said),
                present(finishReason),
                present(stopReason.isEmpty() ? matchedStop : stopReason),
                new ChatUsage(
                        count(usage.path("prompt_tokens")), cachedTokens(), count(usage.path("completion_tokens"))),
                error());
    }

    private void root() {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "choices" -> choices(value);
                case "usage" -> usage = json.readValueAsTree();
                case "timings" -> timings = json.readValueAsTree();
                case "error" -> error = json.readValueAsTree();
                default -> json.skipChildren();
            }
        }
    }

    /** The first of them; others have not been asked for. */
    private void choices(JsonToken list) {
        if (list != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        boolean first = true;
        for (JsonToken choice = json.nextToken(); choice != JsonToken.END_ARRAY; choice = json.nextToken()) {
            if (first && choice == JsonToken.START_OBJECT) {
                choice();
            } else {
                json.skipChildren();
            }
            first = false;
        }
    }

    private void choice() {
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "delta" -> {
                    hasDelta = value == JsonToken.START_OBJECT;
                    delta = delta(value);
                }
                case "message" -> message = delta(value);
                case "finish_reason" -> finishReason = string(value);
                case "stop_reason" -> stopReason = string(value);
                case "matched_stop" -> matchedStop = string(value);
                default -> json.skipChildren();
            }
        }
    }

    private Delta delta(JsonToken object) {
        Delta read = new Delta();
        if (object != JsonToken.START_OBJECT) {
            json.skipChildren();
            return read;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (name) {
                case "content" -> read.content = text(value);
                case "reasoning" -> read.reasoning = text(value);
                case "reasoning_content" -> read.reasoningContent = text(value);
                case "tool_calls" -> read.toolCalls = json.readValueAsTree();
                case "function_call" -> read.functionCall = json.readValueAsTree();
                default -> json.skipChildren();
            }
        }
        return read;
    }

    /** A string; empty for anything else. */
    private String string(JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        json.skipChildren();
        return "";
    }

    /** A string, or the text parts of a list of content parts. */
    private String text(JsonToken value) {
        return value == JsonToken.START_ARRAY ? text((JsonNode) json.readValueAsTree()) : string(value);
    }

    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return string(node);
        }
        StringBuilder all = new StringBuilder();
        for (JsonNode part : node) {
            all.append(string(part.path("text")));
        }
        return all.toString();
    }

    private static List<ToolCallFragment> toolCalls(Delta delta) {
        if (delta.toolCalls.isEmpty() && !delta.functionCall.isObject()) {
            return List.of();
        }
        List<ToolCallFragment> calls = new ArrayList<>();
        for (JsonNode call : delta.toolCalls) {
            calls.add(fragment(call.path("index"), text(call.path("id")), call.path("function")));
        }
        JsonNode older = delta.functionCall;
        if (older.isObject()) {
            calls.add(fragment(older.path("index"), "", older));
        }
        return calls;
    }

    private static ToolCallFragment fragment(JsonNode index, String id, JsonNode function) {
        JsonNode arguments = function.path("arguments");
        return new ToolCallFragment(
                count(index),
                id,
                text(function.path("name")),
                arguments.isObject() ? arguments.toString() : text(arguments));
    }

    /** Where most servers put it, where oMLX does, and where llama.cpp did before. */
    private OptionalInt cachedTokens() {
        OptionalInt detailed = count(usage.path("prompt_tokens_details").path("cached_tokens"));
        OptionalInt plain = detailed.isPresent() ? detailed : count(usage.path("cached_tokens"));
        return plain.isPresent() ? plain : count(timings.path("cache_n"));
    }

    private Optional<String> error() {
        if (error.isMissingNode() || error.isNull()) {
            return Optional.empty();
        }
        return Optional.of(present(string(error.path("message")))
                .or(() -> present(string(error)))
                .orElse("no reason given"));
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String string(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    private static OptionalInt count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0
                ? OptionalInt.of(node.asInt())
                : OptionalInt.empty();
    }
}
