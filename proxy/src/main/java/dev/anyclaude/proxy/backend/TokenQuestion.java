package dev.anyclaude.proxy.backend;

import dev.anyclaude.proxy.json.JsonBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts the tokens of a prompt with the backend's tokeniser and chat template. vLLM's {@code /tokenize} takes a chat as it is;
 * llama.cpp renders one with {@code /apply-template} and counts the text. A backend that can do neither is asked
 * once; one that only fails to answer is asked again the next time.
 */
final class TokenQuestion {
    private final HttpBackend backend;
    private volatile boolean impossible;

    TokenQuestion(HttpBackend backend) {
        this.backend = backend;
    }

    OptionalInt ask(JsonBytes chat) {
        if (impossible) {
            return OptionalInt.empty();
        }
        try {
            OptionalInt count = ofChat(chat);
            if (count.isEmpty()) {
                count = ofRenderedText(chat);
            }
            impossible = count.isEmpty();
            return count;
        } catch (IOException | JacksonException e) {
            return OptionalInt.empty(); // this time
        }
    }

    private OptionalInt ofChat(JsonBytes chat) throws IOException {
        JsonNode count = json("tokenize", chat).path("count");
        return count.isInt() && count.asInt() > 0 ? OptionalInt.of(count.asInt()) : OptionalInt.empty();
    }

    private OptionalInt ofRenderedText(JsonBytes chat) throws IOException {
        String prompt = json("apply-template", chat).path("prompt").asString("");
        if (prompt.isEmpty()) {
            return OptionalInt.empty();
        }
        String question = JsonMapper.shared()
                .createObjectNode()
                .put("content", prompt)
                .put("add_special", true)
                .put("parse_special", true)
                .toString();
        JsonNode tokens = json("tokenize", JsonBytes.of(question.getBytes(StandardCharsets.UTF_8)))
                .path("tokens");
        return tokens.isArray() ? OptionalInt.of(tokens.size()) : OptionalInt.empty();
    }

    private JsonNode json(String path, JsonBytes body) throws IOException {
        return JsonMapper.shared().readTree(backend.ask(path, body).orElse("{}"));
    }
}
