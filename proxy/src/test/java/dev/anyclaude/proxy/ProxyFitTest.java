package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests are fitted to the backend that shows what it is. The image in the request counts as 1,600 tokens. */
@Timeout(60)
class ProxyFitTest {
    private static final String REQUEST = """
            {"model":"m","max_tokens":32000,"stream":true,"thinking":{"type":"disabled"},
             "output_config":{"effort":"medium"},
             "messages":[{"role":"user","content":[{"type":"text","text":"See."},
              {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]}]}""";

    @Test
    void tellsLlamaCppToCacheAndFitsTheAnswerToItsSlots() throws IOException {
        try (ScriptedBackend backend = backend("llamacpp", "")) {
            backend.on(
                    "/props",
                    ScriptedBackend.json(200, "{\"total_slots\":2,\"default_generation_settings\":{\"n_ctx\":4096}}"));
            JsonNode sent = sent(backend);

            assertThat(sent.path("cache_prompt").asBoolean()).isTrue();
            assertThat(sent.path("max_tokens").asInt()).isBetween(2300, 2496);
            assertThat(sent.path("chat_template_kwargs").toString())
                    .isEqualTo("{\"enable_thinking\":false,\"preserve_thinking\":true}");
            assertThat(sent.has("reasoning_effort")).isFalse();
            assertThat(sent.path("messages").toString()).contains("image_url");
        }
    }

    @Test
    void passesTheEffortToVllmAndFitsTheAnswerToItsContext() throws IOException {
        try (ScriptedBackend backend = backend("vllm", ",\"max_model_len\":8192")) {
            JsonNode sent = sent(backend);

            assertThat(sent.path("reasoning_effort").asString()).isEqualTo("medium");
            assertThat(sent.path("max_tokens").asInt()).isBetween(6400, 6592);
            assertThat(sent.has("cache_prompt")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vllm-mlx", "sglang", "omlx"})
    void asksServersThatPassSwitchesOnToKeepThinking(String owner) throws IOException {
        try (ScriptedBackend backend = backend(owner, "")) {
            JsonNode sent = sent(backend);

            assertThat(sent.path("chat_template_kwargs").toString())
                    .isEqualTo("{\"enable_thinking\":false,\"preserve_thinking\":true}");
            assertThat(sent.has("reasoning_effort")).isFalse();
        }
    }

    @Test
    void fitsTheAnswerToWhatLmStudioHasLoaded() throws IOException {
        try (ScriptedBackend backend = backend("organization_owner", "")) {
            backend.on(
                    "/api/v0/models",
                    ScriptedBackend.json(
                            200,
                            "{\"data\":[{\"id\":\"pebble\",\"max_context_length\":99999,\"loaded_context_length\":2048}]}"));
            JsonNode sent = sent(backend);

            assertThat(sent.path("max_tokens").asInt()).isBetween(300, 448);
            assertThat(sent.has("chat_template_kwargs")).isFalse();
        }
    }

    @Test
    void sendsNoImagesToMlxLm() throws IOException {
        try (ScriptedBackend backend = backend("", "", "Server: BaseHTTP/0.6 Python/3.12")) {
            JsonNode sent = sent(backend);

            assertThat(sent.path("model").asString()).isEqualTo("default_model");
            assertThat(sent.path("messages").toString()).doesNotContain("image_url");
            assertThat(sent.path("max_tokens").asInt()).isEqualTo(32_000);
        }
    }

    private static ScriptedBackend backend(String owner, String more, String... headers) throws IOException {
        ScriptedBackend backend = ScriptedBackend.start();
        backend.on(
                "/v1/models",
                ScriptedBackend.json(
                        200, "{\"data\":[{\"id\":\"pebble\",\"owned_by\":\"" + owner + "\"" + more + "}]}", headers));
        backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));
        return backend;
    }

    private static JsonNode sent(ScriptedBackend backend) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.inFrontOf(backend.url())) {
            assertThat(under.client.message(REQUEST).events()).endsWith("message_stop");
        }
        return JsonMapper.shared()
                .readTree(backend.received("/v1/chat/completions").get(0).body());
    }

    @Test
    void pingsWhenLlamaCppShowsItsProgress() throws IOException {
        CountDownLatch pinged = new CountDownLatch(1);
        try (ProxyUnderTest under = ProxyUnderTest.impatient()) {
            under.backend.onChat((request, in, out) -> {
                ScriptedBackend.beginStream(out);
                ScriptedBackend.chunk(
                        out,
                        "data: {\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null}}],"
                                + "\"prompt_progress\":{\"total\":9,\"processed\":4}}\n\n");
                pinged.await();
                ScriptedBackend.chunk(out, Chunks.text("x") + Chunks.end("stop"));
                ScriptedBackend.write(out, "0\r\n\r\n");
            });
            try (Response response = under.client
                            .post("/v1/messages", ProxyClient.ask(true))
                            .execute();
                    BufferedSource told = response.body().source()) {
                assertThat(told.indexOf(ByteString.encodeUtf8("event: ping"))).isPositive();
                pinged.countDown();
                assertThat(told.readUtf8()).startsWith("event: message_start").contains("message_stop");
            }
        }
    }
}
