package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.engine.CannedServer;
import dev.anyclaude.bench.sample.TokenCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadTokensTest {
    private static final byte[] UPSTREAM = ("{\"model\":\"m\",\"tools\":[{\"type\":\"function\"}],\"messages\":["
                    + "{\"role\":\"system\",\"content\":\"head\"},{\"role\":\"user\",\"content\":\"question\"}],\"stream\":true}")
            .getBytes(StandardCharsets.UTF_8);
    private static final TokenCounts COUNTED =
            new TokenCounts(OptionalInt.of(1_000), OptionalInt.of(900), OptionalInt.of(1));
    private static final TokenCounts NOT_CACHED =
            new TokenCounts(OptionalInt.of(1_000), OptionalInt.empty(), OptionalInt.of(1));

    private CannedServer server;

    @BeforeEach
    void start() throws IOException {
        server = CannedServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void countOfTheBackendsTokeniserIsTakenAndAskedForOnce() {
        server.answers().put("POST /tokenize", "{\"count\":870}");
        HeadTokens tokens = new HeadTokens(server.url());

        assertThat(tokens.of("one", UPSTREAM, COUNTED)).hasValue(870);
        assertThat(tokens.of("one", UPSTREAM, COUNTED)).hasValue(870);

        assertThat(server.bodies()).singleElement().asString().contains("head").doesNotContain("question");
    }

    @Test
    void withoutATokeniserTheHeadIsSentWithAnEmptyQuestion() {
        server.answers().put("POST /v1/chat/completions", "{\"usage\":{\"prompt_tokens\":880}}");

        assertThat(new HeadTokens(server.url()).of("one", UPSTREAM, COUNTED)).hasValue(880);

        assertThat(server.lines().get(1)).isEqualTo("POST /v1/chat/completions");
        assertThat(server.bodies().get(1))
                .contains("\"max_tokens\":1", "\"model\":\"m\"", "\"content\":\"\"")
                .doesNotContain("question");
    }

    @Test
    void backendThatDoesNotCountCachedTokensIsNotSentMoreThanNeedBe() {
        OptionalInt share = new HeadTokens(server.url()).of("one", UPSTREAM, NOT_CACHED);

        assertThat(share).isPresent();
        assertThat(share.getAsInt()).isBetween(500, 900);
        assertThat(server.lines()).allMatch("POST /tokenize"::equals);
    }

    @Test
    void whereNothingIsCountedNothingIsExpected() {
        assertThat(new HeadTokens(server.url()).of("one", UPSTREAM, TokenCounts.UNKNOWN))
                .isEmpty();
    }
}
