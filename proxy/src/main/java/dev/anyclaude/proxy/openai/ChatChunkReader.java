package dev.anyclaude.proxy.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads chunks of every dialect we know of. What a backend leaves out, sends as null or sends empty means the same; {@code
 * reasoning} and {@code reasoning_content} do too; a whole completion reads like a single chunk.
 */
public final class ChatChunkReader {
    private ChatChunkReader() {}

    /**
     * Reads one chunk.
     *
     * @throws MalformedChunkException if it is no JSON object
     */
    public static ChatChunk read(String data) throws MalformedChunkException {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(data);
        } catch (JacksonException e) {
            throw new MalformedChunkException("not JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw new MalformedChunkException("not a JSON object but " + root.getNodeType());
        }
        JsonNode choice = root.path("choices").path(0);
        JsonNode delta = choice.path("delta").isObject() ? choice.path("delta") : choice.path("message");
        String reasoning = text(delta.path("reasoning_content"));
        return new ChatChunk(
                reasoning.isEmpty() ? text(delta.path("reasoning")) : reasoning,
                text(delta.path("content")),
                toolCalls(delta),
                string(choice.path("finish_reason")),
                string(choice.path("stop_reason")).or(() -> string(choice.path("matched_stop"))),
                usage(root),
                error(root));
    }

    private static List<ToolCallFragment> toolCalls(JsonNode delta) {
        List<ToolCallFragment> calls = new ArrayList<>();
        for (JsonNode call : delta.path("tool_calls")) {
            calls.add(fragment(call.path("index"), text(call.path("id")), call.path("function")));
        }
        JsonNode older = delta.path("function_call");
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

    private static ChatUsage usage(JsonNode root) {
        JsonNode usage = root.path("usage");
        JsonNode timings = root.path("timings");
        return new ChatUsage(
                count(usage.path("prompt_tokens")), cached(usage, timings), count(usage.path("completion_tokens")));
    }

    /** Where most servers put it, where oMLX does, and where llama.cpp did before. */
    private static OptionalInt cached(JsonNode usage, JsonNode timings) {
        OptionalInt detailed = count(usage.path("prompt_tokens_details").path("cached_tokens"));
        OptionalInt plain = detailed.isPresent() ? detailed : count(usage.path("cached_tokens"));
        return plain.isPresent() ? plain : count(timings.path("cache_n"));
    }

    private static Optional<String> error(JsonNode root) {
        JsonNode error = root.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return Optional.empty();
        }
        return Optional.of(string(error.path("message")).or(() -> string(error)).orElse("no reason given"));
    }

    private static Optional<String> string(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** A string, or the text parts of a list of content parts. */
    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return string(node).orElse("");
        }
        StringBuilder all = new StringBuilder();
        for (JsonNode part : node) {
            all.append(string(part.path("text")).orElse(""));
        }
        return all.toString();
    }

    private static OptionalInt count(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToInt() && node.asInt() >= 0
                ? OptionalInt.of(node.asInt())
                : OptionalInt.empty();
    }
}
