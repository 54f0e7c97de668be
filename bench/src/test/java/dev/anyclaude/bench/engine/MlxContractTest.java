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

/**
 * What the harness and the proxy rely on, asked of a real {@code mlx_lm.server}. Needs PyPI the first time; without it everything
 * here is skipped and says so.
 */
@Tag("mlx")
class MlxContractTest {
    private static final String LONG = "one two three four five six seven eight nine ten ".repeat(20);

    private static Optional<MlxBackend> backend = Optional.empty();

    @BeforeAll
    static void start() {
        backend = Optional.of(RealMlx.start(MlxBackend.Server.MLX_LM));
    }

    @AfterAll
    static void stop() {
        backend.ifPresent(MlxBackend::close);
    }

    @Test
    void samePromptTwiceIsCachedByTheServersOwnCount() throws IOException {
        ObjectNode body = chat("first " + LONG, "question", 2);

        EngineClient.Reply cold = answered(body);
        EngineClient.Reply warm = answered(body);

        assertThat(cold.cachedTokens()).isLessThan(cold.promptTokens() / 10);
        assertThat(warm.cachedTokens()).isGreaterThanOrEqualTo(warm.promptTokens() - 2);
    }

    @Test
    void promptThatBeginsTheSameWayFindsItsBeginningCached() throws IOException {
        answered(chat("second " + LONG, "one question", 1));

        EngineClient.Reply sibling = answered(chat("second " + LONG, "another one", 1));

        assertThat(sibling.cachedTokens()).isBetween(sibling.promptTokens() / 2, sibling.promptTokens() - 1);
    }

    @Test
    void newMarkerInFrontMakesAPromptCold() throws IOException {
        answered(chat("[marker 1] " + LONG, "question", 1));

        EngineClient.Reply other = answered(chat("[marker 2] " + LONG, "question", 1));

        assertThat(running().canReset()).isFalse();
        assertThat(other.cachedTokens()).isLessThan(other.promptTokens() / 10);
    }

    @Test
    void thinkingComesAsReasoning() throws IOException {
        ObjectNode body = chat("third", "question", 4);
        body.putObject("chat_template_kwargs").put("open_thinking", true);

        EngineClient.Reply reply = answered(body);

        assertThat(reply.json()
                        .path("choices")
                        .path(0)
                        .path("message")
                        .path("reasoning")
                        .asString(""))
                .isNotEmpty();
    }

    @Test
    void imagesAreRefused() throws IOException {
        ObjectNode body = chat("fourth", "question", 1);
        ObjectNode message = body.withArray("messages").addObject().put("role", "user");
        message.putArray("content")
                .addObject()
                .put("type", "image_url")
                .putObject("image_url")
                .put("url", "data:image/png;base64,AAAA");

        assertThat(client().complete(body).status()).isEqualTo(404);
    }

    @Test
    void thinkingTextAndToolCallOfOneAnswerComeApart(@TempDir Path folder) throws IOException {
        ModelOnDisk.hub(folder, Optional.of(RealMlx.THINKING_AND_TOOL_CALL));
        try (MlxBackend speaking = RealMlx.start(MlxBackend.Server.MLX_LM, folder)) {
            JsonNode choice = RealMlx.toolCall(speaking);

            JsonNode message = choice.path("message");
            assertThat(message.path("reasoning").asString("")).contains("The tide table knows.");
            assertThat(message.path("content").asString(""))
                    .contains("I look it up.")
                    .doesNotContain("tide", "{");
            JsonNode call = message.path("tool_calls").path(0).path("function");
            assertThat(call.path("name").asString("")).isEqualTo("Tide");
            assertThat(call.path("arguments").asString("")).isEqualTo("{\"port\": \"Zadar\"}");
            assertThat(choice.path("finish_reason").asString("")).isEqualTo("tool_calls");
        }
    }

    @Test
    void restartedServerIsAtTheSameAddressAndHasForgotten(@TempDir Path folder) throws IOException {
        ModelOnDisk.hub(folder, Optional.of("Yes."));
        try (MlxBackend restarted = RealMlx.start(MlxBackend.Server.MLX_LM, folder)) {
            EngineClient there = new EngineClient(restarted.url());
            ObjectNode body = EngineClient.chat(LONG, "question", 1).put("model", restarted.model());
            there.complete(body);
            assertThat(there.complete(body).cachedTokens()).isPositive();

            restarted.restart();

            assertThat(there.complete(body).cachedTokens()).isZero();
        }
    }

    private static MlxBackend running() {
        return backend.orElseThrow();
    }

    private static ObjectNode chat(String system, String user, int maxTokens) {
        return EngineClient.chat(system, user, maxTokens).put("model", running().model());
    }

    private static EngineClient.Reply answered(ObjectNode body) throws IOException {
        EngineClient.Reply reply = client().complete(body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.promptTokens()).isPositive();
        return reply;
    }

    private static EngineClient client() {
        return new EngineClient(running().url());
    }
}
