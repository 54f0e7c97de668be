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

/** What the harness and the proxy rely on, asked of a real vllm-mlx; skipped without PyPI. */
@Tag("mlx")
class VllmMlxContractTest {
    @RegisterExtension
    static final RealMlx REAL = new RealMlx(MlxBackend.Server.VLLM_MLX);

    @Test
    void beginningThatIsCachedIsInItsTotalAndInNoAnswer() throws IOException {
        Growth cold = growth(REAL.chat("first " + RealMlx.LONG, "one question"));

        Growth sibling = growth(REAL.chat("first " + RealMlx.LONG, "another one"));

        assertThat(cold.tokens()).isLessThan(cold.reply().promptTokens() / 10);
        assertThat(sibling.tokens())
                .isBetween(sibling.reply().promptTokens() / 2L, sibling.reply().promptTokens() - 1L);
        assertThat(sibling.reply().json().path("usage").has("prompt_tokens_details"))
                .isFalse();
    }

    /** Its scheduler then reads all of it again: growth by a whole prompt is no reuse. */
    @Test
    void promptThatIsKnownWholeIsCountedWhole() throws IOException {
        ObjectNode body = REAL.chat("second " + RealMlx.LONG, "question");
        growth(body);

        Growth again = growth(body);

        assertThat(again.tokens()).isEqualTo(again.reply().promptTokens());
    }

    @Test
    void emptiedCacheHasForgottenAPrompt() throws IOException {
        ObjectNode body = REAL.chat("third " + RealMlx.LONG, "question");
        growth(body);
        assertThat(REAL.backend().canReset()).isTrue();

        REAL.backend().reset();

        assertThat(growth(body).tokens()).isZero();
    }

    @Test
    void switchOfTheChatTemplateArrives() throws IOException {
        ObjectNode body = REAL.chat("fourth", "question");
        int without = growth(body).reply().promptTokens();
        body.putObject("chat_template_kwargs").put("open_thinking", true);

        assertThat(growth(body).reply().promptTokens()).isGreaterThan(without);
    }

    @Test
    void modelThatCannotSeeDropsImagesWithoutAWord() throws IOException {
        ObjectNode body = REAL.chat("fifth", "question");
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
    void toolCallComesApartAndThinkingIsLeftOutOfAWholeAnswer(@TempDir Path folder) throws IOException {
        JsonNode choice = REAL.toolCall(folder);

        JsonNode message = choice.path("message");
        assertThat(message.path("content").asString("")).isEqualTo("I look it up.");
        assertThat(message.path("reasoning_content").asString("")).isEmpty();
        JsonNode call = message.path("tool_calls").path(0).path("function");
        assertThat(call.path("name").asString("")).isEqualTo("Tide");
        assertThat(EngineClient.json(call.path("arguments").asString(""))
                        .path("port")
                        .asString(""))
                .isEqualTo("Zadar");
        assertThat(choice.path("finish_reason").asString("")).isEqualTo("tool_calls");
    }

    @Test
    void restartedServerIsAtTheSameAddressAndHasForgotten(@TempDir Path folder) throws IOException {
        try (MlxBackend other = REAL.startSaying(folder, "Yes.")) {
            ObjectNode body = RealMlx.longQuestion(other);
            new EngineClient(other.url()).complete(body);

            other.restart();

            new EngineClient(other.url()).complete(body);
            assertThat(other.cachedTokensInAll()).hasValue(0);
        }
    }

    /** An answer, and how many cached tokens the server's total grew by while it was made. */
    private record Growth(EngineClient.Reply reply, long tokens) {}

    private static Growth growth(ObjectNode body) throws IOException {
        long before = REAL.backend().cachedTokensInAll().orElseThrow();
        EngineClient.Reply reply = REAL.client().complete(body);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.promptTokens()).isPositive();
        return new Growth(reply, REAL.backend().cachedTokensInAll().orElseThrow() - before);
    }
}
