package dev.anyclaude.proxy.doctor;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Three conversations that differ in one thing each: the plain one, one with a system message after it, one whose answer came
 * with thinking. What the backend counts of them shows how its chat template treats such messages. The user's message is long
 * and the system prompt short, so that a system message moved to the front leaves nearly nothing to reuse.
 */
final class Conversations {
    /** Words of the long message; about as many tokens. */
    static final int LONG_WORDS = 600;
    /** Words of the thinking. */
    static final int THINKING_WORDS = 120;

    private final String model;
    private final String marker;

    /**
     * Conversations no cache has seen.
     *
     * @param marker begins each of them; new for every examination
     */
    Conversations(String model, String marker) {
        this.model = model;
        this.marker = marker;
    }

    byte[] plain(int maxTokens) {
        return body(messages(""), maxTokens);
    }

    byte[] withLateSystem() {
        ArrayNode messages = messages("");
        message(messages, "system", "The date has changed.");
        return body(messages, 1);
    }

    byte[] withThinking() {
        return body(messages("because ".repeat(THINKING_WORDS)), 1);
    }

    private ArrayNode messages(String thinking) {
        ArrayNode messages = JsonMapper.shared().createArrayNode();
        message(messages, "system", marker + " Answer briefly.");
        message(messages, "user", "Remember this: " + "word ".repeat(LONG_WORDS));
        ObjectNode answer = message(messages, "assistant", "I shall.");
        if (!thinking.isEmpty()) {
            answer.put("reasoning_content", thinking).put("reasoning", thinking);
        }
        message(messages, "user", "Say yes.");
        return messages;
    }

    private static ObjectNode message(ArrayNode messages, String role, String content) {
        return messages.addObject().put("role", role).put("content", content);
    }

    private byte[] body(ArrayNode messages, int maxTokens) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("model", model);
        body.set("messages", messages);
        body.put("max_tokens", maxTokens).put("temperature", 0).put("stream", true);
        body.putObject("stream_options").put("include_usage", true);
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
