package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A proxy that wants a key. {@link ProxyClient} sends {@code secret-key} with its messages. */
@Timeout(60)
class ProxyKeyTest {
    private static final String KEY = "secret-key";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "x-api-key, secret-key",
        "X-Api-Key, ' secret-key '",
        "authorization, Bearer secret-key",
        "Authorization, bearer  secret-key"
    })
    void answersWhoBringsIt(String header, String value) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.with().key(KEY).start()) {
            for (String path : List.of("/v1/models", "/stats", "/metrics")) {
                assertThat(under.client.request("GET", path, header, value).status())
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "x-other, secret-key",
        "x-api-key, secret",
        "x-api-key, secret-key-and-more",
        "x-api-key, ''",
        "x-api-key, Bearer secret-key",
        "authorization, secret-key",
        "authorization, Basic secret-key",
        "authorization, Bearer"
    })
    void refusesEverybodyElse(String header, String value) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.with().key(KEY).start()) {
            for (String path : List.of("/v1/models", "/v1/models/pebble", "/stats", "/metrics", "/elsewhere")) {
                assertRefused(under.client.request("GET", path, header, value));
            }
            for (String path : List.of("/v1/messages", "/v1/messages/count_tokens")) {
                assertRefused(under.client.request("POST", path, header, value));
            }
            assertThat(under.backend.received("/v1/chat/completions")).isEmpty();
        }
    }

    @Test
    void saysWithoutOneOnlyThatItIsUp() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.with().key(KEY).start()) {
            assertThat(under.client.request("HEAD", "/").status()).isEqualTo(200);
            assertThat(under.client.request("GET", "/").status()).isEqualTo(200);
            assertThat(under.client.request("GET", "/healthz").body())
                    .isEqualTo("{\"proxy\":\"up\",\"backend\":{\"up\":true}}");
            assertThat(under.client.request("GET", "/healthz", "x-api-key", KEY).body())
                    .contains("\"url\":\"" + under.backend.url());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 3 << 20})
    void letsTheSenderOfALargeRequestReadTheRefusal(int bytes) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.with().key("another").start()) {
            assertRefused(under.client.message(new byte[bytes]));
        }
    }

    @Test
    void neitherLogsNorRecordsNorSendsItOn() throws IOException {
        String recorded;
        try (ProxyUnderTest under =
                ProxyUnderTest.with().key(KEY).recordings(folder).start()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));
            assertThat(under.client.message(ProxyClient.ask(true)).status()).isEqualTo(200);
            assertRefused(under.client.request("GET", "/stats", "x-api-key", "wr0ng"));
            assertThat(under.log()).doesNotContain(KEY, "wr0ng");
            ScriptedBackend.Received sent =
                    under.backend.received("/v1/chat/completions").get(0);
            assertThat(sent.head() + sent.body()).doesNotContain(KEY);
        }
        try (Stream<Path> files = Files.list(folder)) {
            recorded = Files.readString(files.findFirst().orElseThrow());
        }
        assertThat(recorded).contains("How many?").doesNotContain(KEY);
    }

    @Test
    void isAnsweredUnderAnyNameOfThisMachine() throws IOException {
        try (ProxyUnderTest under =
                ProxyUnderTest.with().host("0.0.0.0").key(KEY).start()) {
            ProxyClient client = under.client.calling("boats.example");
            assertThat(client.request("GET", "/stats", "x-api-key", KEY).status())
                    .isEqualTo(200);
            assertThat(client.request("GET", "/stats", "x-api-key", "no").status())
                    .as("a page in a browser does not know it")
                    .isEqualTo(403);
        }
    }

    private static void assertRefused(ProxyClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        JsonNode error = JsonMapper.shared().readTree(answer.body()).path("error");
        assertThat(error.path("type").asString()).isEqualTo("authentication_error");
        assertThat(error.path("message").asString()).contains("x-api-key").doesNotContain(KEY);
    }
}
