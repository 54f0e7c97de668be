package dev.anyclaude.bench.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the harness and the proxy rely on, asked of a real {@code mlx_lm.server}. Needs PyPI the first time; without it everything
 * here is skipped and says so.
 */
@Tag("mlx")
class MlxContractTest {
    @RegisterExtension
    static final RealMlx REAL = new RealMlx(MlxBackend.Server.MLX_LM);

    @Test
    void samePromptTwiceIsCachedByTheServersOwnCount() throws IOException {
        ObjectNode body = REAL.chat("first " + RealMlx.LONG, "question");

        EngineClient.Reply cold = answered(body);
        EngineClient.Reply warm = answered(body);

        assertThat(cold.cachedTokens()).isLessThan(cold.promptTokens() / 10);
        assertThat(warm.cachedTokens()).isGreaterThanOrEqualTo(warm.promptTokens() - 2);
    }

    @Test
    void promptThatBeginsTheSameWayFindsItsBeginningCached() throws IOException {
        answered(REAL.chat("second " + RealMlx.LONG, "one question"));

        EngineClient.Reply sibling = answered(REAL.chat("second " + RealMlx.LONG, "another one"));

        assertThat(sibling.cachedTokens()).isBetween(sibling.promptTokens() / 2, sibling.promptTokens() - 1);
    }

    @Test
    void newMarkerInFrontMakesAPromptCold() throws IOException {
        answered(REAL.chat("[marker 1] " + RealMlx.LONG, "question"));

        EngineClient.Reply other = answered(REAL.chat("[marker 2] " + RealMlx.LONG, "question"));

        assertThat(REAL.backend().canReset()).isFalse();
        assertThat(other.cachedTokens()).isLessThan(other.promptTokens() / 10);
    }

    @Test
    void thinkingComesAsReasoning() throws IOException {
        ObjectNode body = REAL.chat("third", "question").put("max_tokens", 4);
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
        ObjectNode body = REAL.chat("fourth", "question");
        ObjectNode message = body.withArray("messages").addObject().put("role", "user");
        message.putArray("content")
                .addObject()
                .put("type", "image_url")
                .putObject("image_url")
                .put("url", "data:image/png;base64,AAAA");

        assertThat(REAL.client().complete(body).status()).isEqualTo(404);
    }

    @Test
    void thinkingTextAndToolCallOfOneAnswerComeApart(@TempDir Path folder) throws IOException {
        JsonNode choice = REAL.toolCall(folder);

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

    @Test
    void restartedServerIsAtTheSameAddressAndHasForgotten(@TempDir Path folder) throws IOException {
        try (MlxBackend restarted = REAL.startSaying(folder, "Yes.")) {
            EngineClient there = new EngineClient(restarted.url());
            ObjectNode body = RealMlx.longQuestion(restarted);
            there.complete(body);
            assertThat(there.complete(body).cachedTokens()).isPositive();

            restarted.restart();

            assertThat(there.complete(body).cachedTokens()).isZero();
        }
    }

    private static EngineClient.Reply answered(ObjectNode body) throws IOException {
        EngineClient.Reply reply = REAL.client().complete(body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.promptTokens()).isPositive();
        return reply;
    }
}
