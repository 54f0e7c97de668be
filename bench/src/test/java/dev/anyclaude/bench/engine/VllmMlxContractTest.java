package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the harness and the proxy rely on, asked of a real vllm-mlx; skipped without PyPI. */
@Tag("mlx")
class VllmMlxContractTest {
    private static final String LONG = "one two three four five six seven eight nine ten ".repeat(20);

    private static Optional<MlxBackend> backend = Optional.empty();

    @BeforeAll
    static void start() {
        backend = Optional.of(RealMlx.start(MlxBackend.Server.VLLM_MLX));
    }

    @AfterAll
    static void stop() {
        backend.ifPresent(MlxBackend::close);
    }

    @Test
    void cachedTokensAreInItsTotalAndInNoAnswer() throws IOException {
        ObjectNode body = chat("first " + LONG, "question");

        Growth cold = growth(body);
        Growth warm = growth(body);

        assertThat(cold.tokens()).isLessThan(cold.reply().promptTokens() / 10);
        assertThat(warm.tokens())
                .isBetween(warm.reply().promptTokens() - 2L, (long) warm.reply().promptTokens());
        assertThat(warm.reply().json().path("usage").has("prompt_tokens_details"))
                .isFalse();
    }

    @Test
    void promptThatBeginsTheSameWayFindsItsBeginningCached() throws IOException {
        growth(chat("second " + LONG, "one question"));

        Growth sibling = growth(chat("second " + LONG, "another one"));

        assertThat(sibling.tokens())
                .isBetween(sibling.reply().promptTokens() / 2L, sibling.reply().promptTokens() - 1L);
    }

    @Test
    void emptiedCacheHasForgottenAPrompt() throws IOException {
        ObjectNode body = chat("third " + LONG, "question");
        growth(body);
        assertThat(running().canReset()).isTrue();

        running().reset();

        assertThat(growth(body).tokens()).isZero();
    }

    @Test
    void switchOfTheChatTemplateArrives() throws IOException {
        ObjectNode body = chat("fourth", "question");
        int without = growth(body).reply().promptTokens();
        body.putObject("chat_template_kwargs").put("open_thinking", true);

        assertThat(growth(body).reply().promptTokens()).isGreaterThan(without);
    }

    @Test
    void modelThatCannotSeeDropsImagesWithoutAWord() throws IOException {
        ObjectNode body = chat("fifth", "question");
        int without = growth(body).reply().promptTokens();
        body.withArray("messages")
                .addObject()
                .put("role", "user")
                .putArray("content")
                .addObject()
                .put("type", "image_url")
                .putObject("image_url")
                .put("url", "data:image/png;base64,AAAA");

        assertThat(growth(body).reply().promptTokens()).isLessThan(without + 10);
    }

    @Test
    void thinkingStaysInTheTextAndTheToolCallComesApart(@TempDir Path folder) throws IOException {
        ModelOnDisk.hub(folder, Optional.of(RealMlx.THINKING_AND_TOOL_CALL));
        try (MlxBackend speaking = RealMlx.start(MlxBackend.Server.VLLM_MLX, folder)) {
            JsonNode choice = RealMlx.toolCall(speaking);

            JsonNode message = choice.path("message");
            assertThat(message.path("content").asString("")).contains("I look it up.");
            JsonNode call = message.path("tool_calls").path(0).path("function");
            assertThat(call.path("name").asString("")).isEqualTo("Tide");
            assertThat(EngineClient.json(call.path("arguments").asString(""))
                            .path("port")
                            .asString(""))
                    .isEqualTo("Zadar");
            assertThat(choice.path("finish_reason").asString("")).isEqualTo("tool_calls");
        }
    }

    @Test
    void restartedServerIsAtTheSameAddressAndHasForgotten(@TempDir Path folder) throws IOException {
        ModelOnDisk.hub(folder, Optional.of("Yes."));
        try (MlxBackend restarted = RealMlx.start(MlxBackend.Server.VLLM_MLX, folder)) {
            EngineClient there = new EngineClient(restarted.url());
            ObjectNode body = EngineClient.chat(LONG, "question", 1).put("model", restarted.model());
            there.complete(body);

            restarted.restart();

            there.complete(body);
            assertThat(restarted.cachedTokensInAll()).hasValue(0);
        }
    }

    /** An answer, and how many cached tokens the server's total grew by while it was made. */
    private record Growth(EngineClient.Reply reply, long tokens) {}

    private static Growth growth(ObjectNode body) throws IOException {
        long before = running().cachedTokensInAll().orElseThrow();
        EngineClient.Reply reply = new EngineClient(running().url()).complete(body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.promptTokens()).isPositive();
        return new Growth(reply, running().cachedTokensInAll().orElseThrow() - before);
    }

    private static MlxBackend running() {
        return backend.orElseThrow();
    }

    private static ObjectNode chat(String system, String user) {
        return EngineClient.chat(system, user, 1).put("model", running().model());
    }
}
