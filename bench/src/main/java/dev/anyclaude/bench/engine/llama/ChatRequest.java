package dev.anyclaude.bench.engine.llama;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the engine needs of a chat completions request. Sampling parameters are ignored: it always takes the likeliest token.
 *
 * @param prompt rendered
 * @param maxTokens of the answer
 * @param stream answer with server-sent events
 * @param includeUsage send the counts on a stream, too
 */
record ChatRequest(String prompt, int maxTokens, boolean stream, boolean includeUsage) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int DEFAULT_MAX_TOKENS = 64;

    /** Reads a request; {@link EngineException} says what is wrong with it. */
    static ChatRequest read(byte[] body) {
        JsonNode root = json(body);
        int maxTokens =
                root.path("max_completion_tokens").asInt(root.path("max_tokens").asInt(DEFAULT_MAX_TOKENS));
        if (maxTokens < 1) {
            throw EngineException.invalid("max_tokens is " + maxTokens + "; it must be at least 1");
        }
        return new ChatRequest(
                prompt(root, true),
                maxTokens,
                root.path("stream").asBoolean(false),
                root.path("stream_options").path("include_usage").asBoolean(false));
    }

    /** The text to count in a tokenize request: {@code content}, or the prompt of {@code messages} and {@code tools}. */
    static String textToTokenize(JsonNode root) {
        JsonNode content = root.path("content");
        return content.isString() ? content.asString() : prompt(root, false);
    }

    /** The body as a JSON object. */
    static JsonNode json(byte[] body) {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw EngineException.invalid("the body is not JSON: " + e.getOriginalMessage());
        }
        if (!root.isObject()) {
            throw EngineException.invalid("the body is no JSON object");
        }
        return root;
    }

    private static String prompt(JsonNode root, boolean forAnswer) {
        boolean nothing = root.path("messages").isEmpty() && root.path("tools").isEmpty();
        if (!root.path("messages").isArray() || nothing) {
            throw EngineException.invalid("messages must be an array with at least one message");
        }
        return ChatTemplate.render(root.path("messages"), root.path("tools"), forAnswer);
    }
}
