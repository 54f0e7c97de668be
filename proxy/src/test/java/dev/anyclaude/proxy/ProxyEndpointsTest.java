package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything but messages. */
@Timeout(60)
class ProxyEndpointsTest {

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/messages",
        "POST, /v1/complete",
        "GET, /v1/messages/count_tokens",
        "POST, /api/event_logging/batch",
        "GET, /v1",
        "PUT, /"
    })
    void answers404InTheApisOwnShape(String method, String path) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            ProxyClient.Answer answer = under.client.request(method, path);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(json(answer).path("type").asString()).isEqualTo("error");
            assertThat(json(answer).path("error").path("type").asString()).isEqualTo("not_found_error");
        }
    }

    @Test
    void answersAKnock() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            assertThat(under.client.request("HEAD", "/").status()).isEqualTo(200);
            assertThat(under.client.request("GET", "/").status()).isEqualTo(200);
        }
    }

    @Test
    void listsTheBackendsModels() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            ProxyClient.Answer answer = under.client.request("GET", "/v1/models?limit=1000");

            assertThat(answer.body())
                    .isEqualTo("{\"data\":[{\"type\":\"model\",\"id\":\"pebble\",\"display_name\":\"pebble\","
                            + "\"created_at\":\"1970-01-01T00:00:05Z\",\"lifecycle\":\"active\"}],\"has_more\":false,\"first_id\":\"pebble\","
                            + "\"last_id\":\"pebble\"}");
        }
    }

    @Test
    void showsOneModelAndItsContext() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.on(
                    "/v1/models",
                    ScriptedBackend.json(200, "{\"data\":[{\"id\":\"shore/pebble\",\"max_model_len\":40960}]}"));

            for (String path : new String[] {"/v1/models/shore/pebble", "/v1/models/shore%2Fpebble"}) {
                assertThat(under.client.request("GET", path).body())
                        .contains("\"id\":\"shore/pebble\"")
                        .contains("\"max_input_tokens\":40960");
            }
            assertThat(under.client.request("GET", "/v1/models/pebble").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void saysWhetherTheBackendIsUp() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            assertThat(json(under.client.request("GET", "/healthz"))
                            .path("backend")
                            .path("up")
                            .asBoolean())
                    .isTrue();
            under.backend.close();
            assertThat(json(under.client.request("GET", "/healthz"))
                            .path("backend")
                            .path("up")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    @Test
    void countsTokensWithVllmsTokeniser() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.on("/tokenize", ScriptedBackend.json(200, "{\"count\":77,\"tokens\":[1]}"));

            assertCount(under, 77, "exact");
        }
    }

    @Test
    void countsTokensWithLlamaCppsTemplateAndTokeniser() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.on(
                    "/tokenize",
                    (request, in, out) -> ScriptedBackend.json(
                                    200,
                                    request.body().contains("<|rendered|>")
                                            ? "{\"tokens\":[1,2,3,4,5]}"
                                            : "{\"tokens\":[]}")
                            .answer(request, in, out));
            under.backend.on("/apply-template", ScriptedBackend.json(200, "{\"prompt\":\"<|rendered|>\"}"));

            assertCount(under, 5, "exact");
        }
    }

    @Test
    void goesOnCountingExactlyAfterABackendWasBusy() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.on("/tokenize", ScriptedBackend.json(503, "{}"));
            assertThat(count(under).headers().get("x-anyclaude-count")).isEqualTo("rough");

            under.backend.on("/tokenize", ScriptedBackend.json(200, "{\"count\":77}"));
            assertCount(under, 77, "exact");
        }
    }

    @Test
    void asksABackendThatCannotCountOnlyOnce() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            count(under);
            count(under);
            assertThat(under.backend.received("/tokenize")).hasSize(1);
        }
    }

    @Test
    void learnsTheSizeOfATokenFromWhatTheBackendReports() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            ProxyClient.Answer rough = count(under);
            assertThat(rough.headers().get("x-anyclaude-count")).isEqualTo("rough");
            under.backend.onChat(
                    ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.USAGE, Chunks.DONE));
            under.client.message(ProxyClient.ask(true));

            assertCount(under, 9240, "calibrated");
        }
    }

    private static void assertCount(ProxyUnderTest under, int tokens, String trust) throws IOException {
        ProxyClient.Answer answer = count(under);
        assertThat(answer.body()).isEqualTo("{\"input_tokens\":" + tokens + "}");
        assertThat(answer.headers().get("x-anyclaude-count")).isEqualTo(trust);
    }

    private static ProxyClient.Answer count(ProxyUnderTest under) throws IOException {
        int before = under.backend.received("/v1/chat/completions").size();
        ProxyClient.Answer answer =
                ProxyClient.read(under.client.post("/v1/messages/count_tokens?beta=true", ProxyClient.ask(false)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(under.backend.received("/v1/chat/completions"))
                .as("never generates")
                .hasSize(before);
        return answer;
    }

    private static JsonNode json(ProxyClient.Answer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
