package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.sample.TokenCounts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
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

    private final MockWebServer server = new MockWebServer();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getTarget();
                asked.add(path + " " + request.getBody().utf8());
                String answer = answers.get(path);
                return new MockResponse.Builder()
                        .code(answer == null ? 404 : 200)
                        .body(answer == null ? "" : answer)
                        .build();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void countOfTheBackendsTokeniserIsTakenAndAskedForOnce() {
        answers.put("/tokenize", "{\"count\":870}");
        HeadTokens tokens = new HeadTokens(address());

        assertThat(tokens.of("one", UPSTREAM, COUNTED)).hasValue(870);
        assertThat(tokens.of("one", UPSTREAM, COUNTED)).hasValue(870);

        assertThat(asked).singleElement().asString().contains("head").doesNotContain("question");
    }

    @Test
    void withoutATokeniserTheHeadIsSentWithAnEmptyQuestion() {
        answers.put("/v1/chat/completions", "{\"usage\":{\"prompt_tokens\":880}}");

        assertThat(new HeadTokens(address()).of("one", UPSTREAM, COUNTED)).hasValue(880);

        assertThat(asked.get(1))
                .startsWith("/v1/chat/completions")
                .contains("\"max_tokens\":1", "\"model\":\"m\"", "\"content\":\"\"")
                .doesNotContain("question");
    }

    @Test
    void backendThatDoesNotCountCachedTokensIsNotSentMoreThanNeedBe() {
        OptionalInt share = new HeadTokens(address()).of("one", UPSTREAM, NOT_CACHED);

        assertThat(share).isPresent();
        assertThat(share.getAsInt()).isBetween(500, 900);
        assertThat(asked).allMatch(each -> each.startsWith("/tokenize"));
    }

    @Test
    void whereNothingIsCountedNothingIsExpected() {
        assertThat(new HeadTokens(address()).of("one", UPSTREAM, TokenCounts.UNKNOWN))
                .isEmpty();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }
}
