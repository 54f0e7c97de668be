package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.sample.TokenCounts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How many tokens tools and system prompt take up, which is what a session's first request should find cached. Asked of the
 * backend's {@code /tokenize} where it has one. A backend without it that counts cached tokens is sent the head with an empty
 * question, right after the request that has it cached, and its count of the prompt taken; the few tokens around the question
 * are too many. Otherwise the head's share of the request's bytes stands in.
 */
final class HeadTokens {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final MediaType JSON = MediaType.get("application/json");

    private final URI backend;
    private final OkHttpClient http = new OkHttpClient();
    private final Map<String, OptionalInt> counted = new HashMap<>();

    HeadTokens(URI backend) {
        this.backend = backend;
    }

    /**
     * Tokens of the head of one upstream request.
     *
     * @param key equal for equal requests
     * @param tokens what the backend reported for it
     */
    OptionalInt of(String key, byte[] upstream, TokenCounts tokens) {
        JsonNode request;
        try {
            request = MAPPER.readTree(upstream);
        } catch (JacksonException e) {
            return OptionalInt.empty();
        }
        ObjectNode head = head(request);
        OptionalInt exact = counted.computeIfAbsent(key, unused -> {
            OptionalInt count = count(head);
            return count.isPresent() || tokens.cachedTokens().isEmpty() ? count : answered(request, head);
        });
        if (exact.isPresent() || tokens.promptTokens().isEmpty()) {
            return exact;
        }
        double share = (double) bytes(head) / bytes(request);
        return OptionalInt.of((int) (share * tokens.promptTokens().getAsInt()));
    }

    private static ObjectNode head(JsonNode request) {
        ObjectNode head = MAPPER.createObjectNode();
        ArrayNode messages = head.putArray("messages");
        for (JsonNode message : request.path("messages")) {
            if (!message.path("role").asString("").equals("system")) {
                break;
            }
            messages.add(message);
        }
        if (request.path("tools").isArray()) {
            head.set("tools", request.get("tools"));
        }
        return head;
    }

    private OptionalInt count(ObjectNode head) {
        JsonNode answer = ask(Addresses.tokenize(backend), head);
        int count = answer.path("count").asInt(answer.path("tokens").size());
        return count > 0 ? OptionalInt.of(count) : OptionalInt.empty();
    }

    private OptionalInt answered(JsonNode request, ObjectNode head) {
        ObjectNode question = head.deepCopy();
        question.withArray("messages").addObject().put("role", "user").put("content", "");
        question.set("model", request.path("model"));
        question.put("max_tokens", 1);
        return StreamObserver.count(
                ask(Addresses.chatCompletions(backend), question).path("usage"), "prompt_tokens");
    }

    /** The answer as JSON; missing if there is none. */
    private JsonNode ask(HttpUrl url, ObjectNode body) {
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(body.toString(), JSON))
                .build();
        try (Response response = http.newCall(request).execute()) {
            return response.isSuccessful() ? MAPPER.readTree(response.body().string()) : MissingNode.getInstance();
        } catch (IOException | JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static int bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
