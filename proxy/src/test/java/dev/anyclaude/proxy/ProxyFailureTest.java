package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client is told when something goes wrong. */
@Timeout(60)
class ProxyFailureTest {

    @ParameterizedTest
    @CsvSource({
        "400, 400, invalid_request_error",
        "401, 401, authentication_error",
        "403, 403, permission_error",
        "404, 404, not_found_error",
        "413, 413, request_too_large",
        "422, 400, invalid_request_error",
        "429, 429, rate_limit_error",
        "500, 500, api_error",
        "503, 529, overloaded_error"
    })
    void givesTheBackendsRefusalItsStatusAndType(int status, int told, String type) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(
                    ScriptedBackend.json(status, "{\"error\":{\"message\":\"no boats\"}}", "Retry-After: 7"));
            for (boolean stream : new boolean[] {true, false}) {
                ProxyClient.Answer answer = under.client.message(ProxyClient.ask(stream));

                assertThat(answer.status()).isEqualTo(told);
                JsonNode error = error(answer);
                assertThat(error.path("type").asString()).isEqualTo(type);
                assertThat(error.path("message").asString()).contains("no boats");
                assertThat(answer.headers().get("retry-after")).isEqualTo("7");
                assertThat(answer.headers().get("request-id")).startsWith("req_");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void namesABackendThatDoesNotAnswer(boolean stream) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.inFrontOf("http://127.0.0.1:" + closedPort())) {
            ProxyClient.Answer answer = under.client.message(ProxyClient.ask(stream));

            assertThat(answer.status()).isEqualTo(500);
            assertThat(error(answer).path("type").asString()).isEqualTo("api_error");
            assertThat(error(answer).path("message").asString()).contains("no backend answers at http://127.0.0.1:");
        }
    }

    @Test
    void tellsInTheStreamThatTheBackendDied() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> {
                ScriptedBackend.beginStream(out);
                ScriptedBackend.chunk(out, Chunks.text("Thr"));
            });

            ProxyClient.Answer answer = under.client.message(ProxyClient.ask(true));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.events())
                    .containsExactly("message_start", "content_block_start", "content_block_delta", "error");
            assertThat(answer.body()).contains("\"api_error\"").contains("before its answer was complete");
        }
    }

    @Test
    void takesAnHttp10StreamWithoutAnEndForABrokenOne() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> ScriptedBackend.write(
                    out, "HTTP/1.0 200 OK\r\nContent-type: text/event-stream\r\n\r\n" + Chunks.text("Thr")));

            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("error");
        }
    }

    @Test
    void tellsInTheStreamThatAChunkIsMalformed() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("Thr"), "data: {\"choices\": oops\n\n"));

            ProxyClient.Answer answer = under.client.message(ProxyClient.ask(true));

            assertThat(answer.events()).endsWith("content_block_delta", "error");
            assertThat(answer.body()).contains("not JSON");
        }
    }

    @Test
    void refusesWhatIsNoRequest() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            ProxyClient.Answer answer = under.client.message("{\"model\":");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(error(answer).path("type").asString()).isEqualTo("invalid_request_error");
            assertThat(under.backend.received("/v1/chat/completions")).isEmpty();
        }
    }

    @Test
    void refusesARequestThatIsTooLarge() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            ProxyClient.Answer answer =
                    under.client.message("{\"x\":\"" + "y".repeat(ProxyUnderTest.BODY_LIMIT_BYTES) + "\"}");

            assertThat(answer.status()).isEqualTo(413);
            assertThat(error(answer).path("type").asString()).isEqualTo("request_too_large");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1|Host: localhost|X: %s||', request_too_large",
        "'GET /%s HTTP/1.1|Host: localhost||', request_too_large",
        "'GET /%%zz HTTP/1.1|Host: localhost||', invalid_request_error",
        "'nonsense||', invalid_request_error"
    })
    void refusesInTheApisShapeWhatTheServerRefusesByItself(String request, String type) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), under.proxy.port())) {
            String sent = String.format(Locale.ROOT, request.replace("|", "\r\n"), "x".repeat(20_000));
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 4").contains("{\"type\":\"error\",\"error\":{\"type\":\"" + type);
        }
    }

    @Test
    void requestsThatStopInTheMiddleHoldNobodyUp() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE));
            List<Socket> halves = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                Socket half = new Socket(InetAddress.getLoopbackAddress(), under.proxy.port());
                half.getOutputStream()
                        .write("POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
                halves.add(half);
            }

            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
            for (Socket half : halves) {
                half.close();
            }
        }
    }

    @Test
    void answersOnlyRequestsThatNameThisMachine() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            assertThat(under.client.request("GET", "/", "Host", "boats.example").status())
                    .isEqualTo(403);
            assertThat(under.client
                            .request("GET", "/", "Origin", "https://boats.example")
                            .status())
                    .isEqualTo(403);
            assertThat(under.client.request("GET", "/", "Host", "localhost:1").status())
                    .isEqualTo(200);
        }
    }

    private static JsonNode error(ProxyClient.Answer answer) {
        JsonNode body = JsonMapper.shared().readTree(answer.body());
        assertThat(body.path("type").asString()).isEqualTo("error");
        return body.path("error");
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
