package dev.anyclaude.bench.engine;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Talks to the engine as a client of the chat completions API does. */
final class EngineClient {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private final URI url;
    private final OkHttpClient http = new OkHttpClient();

    EngineClient(URI url) {
        this.url = url;
    }

    record Reply(int status, JsonNode json) {
        int promptTokens() {
            return json.path("usage").path("prompt_tokens").asInt(-1);
        }

        int cachedTokens() {
            return json.path("usage")
                    .path("prompt_tokens_details")
                    .path("cached_tokens")
                    .asInt(-1);
        }

        String text() {
            return json.path("choices").path(0).path("message").path("content").asString("");
        }
    }

    static ObjectNode chat(String system, String user, int maxTokens) {
        ObjectNode body = MAPPER.createObjectNode().put("model", "any").put("max_tokens", maxTokens);
        body.putArray("messages").addObject().put("role", "system").put("content", system);
        body.withArray("messages").addObject().put("role", "user").put("content", user);
        return body;
    }

    Reply post(String path, String body) throws IOException {
        try (Response response = http.newCall(request(path, body)).execute()) {
            return new Reply(response.code(), MAPPER.readTree(response.body().string()));
        }
    }

    Reply complete(ObjectNode body) throws IOException {
        return post("/v1/chat/completions", body.toString());
    }

    /** The data of every event, in order. */
    List<String> stream(ObjectNode body) throws IOException {
        List<String> data = new ArrayList<>();
        try (Response response =
                http.newCall(request("/v1/chat/completions", body.toString())).execute()) {
            response.body()
                    .string()
                    .lines()
                    .filter(line -> line.startsWith("data: "))
                    .forEach(line -> data.add(line.substring(6)));
        }
        return data;
    }

    /** Sends a request and hangs up as soon as it is on the wire. */
    void sendAndLeave(ObjectNode body) {
        OkHttpClient leaving = http.newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void requestBodyEnd(Call call, long byteCount) {
                        call.cancel();
                    }
                })
                .build();
        Request request = request("/v1/chat/completions", body.toString());
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> leaving.newCall(request).execute().close())
                .isInstanceOf(IOException.class);
    }

    static JsonNode json(String text) {
        return MAPPER.readTree(text);
    }

    private Request request(String path, String body) {
        return new Request.Builder()
                .url(url + path)
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build();
    }
}
