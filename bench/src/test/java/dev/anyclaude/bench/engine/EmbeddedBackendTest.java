package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the real engine once for all tests, with empty caches before each. */
@SuppressWarnings("NullAway.Init")
class EmbeddedBackendTest {
    private static final int CONTEXT_TOKENS = 8_192;
    private static final String LONG =
            "Read the file before you change it and run the tests again afterwards. ".repeat(150);

    private static EmbeddedBackend backend;
    private static EngineClient client;

    @BeforeAll
    static void start() {
        backend = EmbeddedBackend.start(
                EmbeddedOptions.standard().size(2, CONTEXT_TOKENS).cacheFolder(Path.of("target", "models")));
        client = new EngineClient(backend.url());
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @BeforeEach
    void reset() {
        backend.reset();
    }

    @Test
    void promptIsCachedAsFarAsItsBeginningIsTheSame() throws IOException {
        EngineClient.Reply cold = client.complete(EngineClient.chat(LONG, "first", 4));
        assertThat(cold.promptTokens()).isBetween(1_500, 4_000);
        assertThat(cold.cachedTokens()).isZero();

        EngineClient.Reply identical = client.complete(EngineClient.chat(LONG, "first", 4));
        assertThat(identical.cachedTokens()).isEqualTo(cold.promptTokens() - 1);
        assertThat(identical.text()).isEqualTo(cold.text()).isNotEmpty();

        int head = client.post("/tokenize", "{\"messages\":[{\"role\":\"system\",\"content\":\"" + LONG + "\"}]}")
                .json()
                .path("count")
                .asInt();
        EngineClient.Reply continued = client.complete(EngineClient.chat(LONG, "and now another question", 4));
        assertThat(continued.cachedTokens()).isBetween(head, head + 4);

        EngineClient.Reply broken = client.complete(EngineClient.chat("x" + LONG, "first", 4));
        assertThat(broken.cachedTokens()).isLessThan(5);

        backend.reset();
        EngineClient.Reply again = client.complete(EngineClient.chat(LONG, "first", 4));
        assertThat(again.cachedTokens()).isZero();
        assertThat(again.text()).isEqualTo(cold.text());
    }

    @Test
    void twoConversationsStayCachedSideBySide() throws IOException {
        String other = "Another conversation about something else. ".repeat(60);
        client.complete(EngineClient.chat(LONG, "first", 1));
        client.complete(EngineClient.chat(other, "first", 1));

        EngineClient.Reply one = client.complete(EngineClient.chat(LONG, "first", 1));
        EngineClient.Reply two = client.complete(EngineClient.chat(other, "first", 1));

        assertThat(one.cachedTokens()).isEqualTo(one.promptTokens() - 1);
        assertThat(two.cachedTokens()).isEqualTo(two.promptTokens() - 1);
    }

    @Test
    void streamSendsEachTokenAndTheCountsOnlyIfAsked() throws IOException {
        ObjectNode body = EngineClient.chat("Be brief.", "Hello", 6).put("stream", true);
        List<String> plain = client.stream(body);
        body.putObject("stream_options").put("include_usage", true);
        List<String> counted = client.stream(body);

        assertThat(plain).hasSize(1 + 6 + 1 + 1).last().isEqualTo("[DONE]");
        assertThat(counted).hasSize(1 + 6 + 1 + 1 + 1).last().isEqualTo("[DONE]");
        JsonNode last = EngineClient.json(plain.get(7));
        assertThat(last.path("choices").path(0).path("finish_reason").asString())
                .isEqualTo("length");
        assertThat(last.has("usage")).isFalse();
        assertThat(last.path("timings").path("predicted_n").asInt()).isEqualTo(6);
        JsonNode usage = EngineClient.json(counted.get(8));
        assertThat(usage.path("choices")).isEmpty();
        assertThat(usage.path("usage").path("completion_tokens").asInt()).isEqualTo(6);
        assertThat(usage.path("usage")
                        .path("prompt_tokens_details")
                        .path("cached_tokens")
                        .asInt())
                .isEqualTo(usage.path("usage").path("prompt_tokens").asInt() - 1);
    }

    @Test
    void textSurvivesTheVocabulary() throws IOException {
        String text = "Grüße, 世界! \uD83D\uDE80 \t{\"file_path\": \"/a/b.java\"}\r\n  return x;\n";
        ObjectNode content = EngineClient.chat("", "", 1).put("content", text);
        JsonNode tokens = client.post("/tokenize", content.toString()).json();

        assertThat(tokens.path("count").asInt()).isEqualTo(tokens.path("tokens").size());
        assertThat(client.post("/detokenize", tokens.toString())
                        .json()
                        .path("content")
                        .asString())
                .isEqualTo(text);
    }

    @Test
    void vocabularySuitsWhatAnAgentSends() throws IOException {
        String body = AgentPrompt.ofBytes(54_000);
        int tokens = client.post("/tokenize", body).json().path("count").asInt();

        System.out.printf(
                Locale.ROOT,
                "%d bytes make %d tokens, %.2f bytes each%n",
                body.length(),
                tokens,
                (double) body.length() / tokens);
        assertThat(tokens).isBetween(9_000, 22_000);
    }

    @Test
    void promptThatDoesNotFitIsRefused() throws IOException {
        EngineClient.Reply reply = client.complete(EngineClient.chat(LONG, "x", CONTEXT_TOKENS));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("error").path("message").asString())
                .contains("exceeds the context of " + CONTEXT_TOKENS);
    }

    @Test
    void bodyThatIsNoJsonIsRefused() throws IOException {
        assertThat(client.post("/v1/chat/completions", "{").status()).isEqualTo(400);
    }

    @Test
    void clientThatLeavesStopsThePrefill() throws IOException {
        ObjectNode body = EngineClient.chat(LONG + LONG, "first", 1).put("stream", true);
        client.sendAndLeave(body);

        EngineClient.Reply next = client.complete(EngineClient.chat(LONG + LONG, "first", 1));

        assertThat(next.status()).isEqualTo(200);
        assertThat(next.cachedTokens()).isLessThan(next.promptTokens() - 1);
    }

    @Test
    void clientThatLeavesWhileTheAnswerComesStopsIt() throws IOException {
        client.sendAndLeave(EngineClient.chat("Be brief.", "first", 4_000).put("stream", true));

        EngineClient.Reply next = client.complete(EngineClient.chat("Be brief.", "first", 1));

        assertThat(next.status()).isEqualTo(200);
    }

    @Test
    void anotherProgramSeesAServerThatCanBeReset() {
        try (RemoteBackend remote = RemoteBackend.connect(backend.url(), Optional.empty())) {
            assertThat(remote.model()).isEqualTo(backend.model());
            assertThat(remote.canReset()).isTrue();
        }
    }

    @Test
    void saysWhatItIs() {
        assertThat(backend.name()).isEqualTo("embedded");
        assertThat(backend.simulated()).isFalse();
        assertThat(backend.description().toString()).contains("llama.cpp b4916", "mean nothing", "8192 tokens");
    }
}
