package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.http.Patience;
import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client, the proxy and a backend, over real sockets. */
@Timeout(60)
class ProxyEndToEndTest {

    @Test
    void streamsAnAnswer() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.stream(
                    Chunks.text("Three"), Chunks.text(" boats."), Chunks.end("stop"), Chunks.USAGE, Chunks.DONE));

            ProxyClient.Answer answer = under.client.message(ProxyClient.ask(true));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers().get("content-type")).isEqualTo("text/event-stream");
            assertThat(answer.events())
                    .containsExactly(
                            "message_start",
                            "content_block_start",
                            "content_block_delta",
                            "content_block_delta",
                            "content_block_stop",
                            "message_delta",
                            "message_stop");
            assertThat(answer.body())
                    .contains("\"model\":\"claude-test-1\"")
                    .contains("\"usage\":{\"input_tokens\":0,\"output_tokens\":0}")
                    .contains("\"usage\":{\"input_tokens\":228,\"cache_read_input_tokens\":9012,\"output_tokens\":31}");
            ScriptedBackend.Received sent =
                    under.backend.received("/v1/chat/completions").get(0);
            assertThat(sent.head())
                    .contains("http/1.1")
                    .contains("content-length:")
                    .doesNotContain("gzip", "secret");
            JsonNode body = JsonMapper.shared().readTree(sent.body());
            assertThat(body.path("model").asString()).isEqualTo("pebble");
            assertThat(body.path("stream_options").path("include_usage").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void givesAWholeAnswerToWhoDoesNotStream() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.json(
                    200,
                    "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Three.\"},\"finish_reason\":\"length\"}],"
                            + "\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":3}}"));

            ProxyClient.Answer answer = under.client.message(ProxyClient.ask(false));

            assertThat(answer.status()).isEqualTo(200);
            JsonNode message = JsonMapper.shared().readTree(answer.body());
            assertThat(message.path("id").asString()).startsWith("msg_");
            assertThat(message.path("content").path(0).path("text").asString()).isEqualTo("Three.");
            assertThat(message.path("stop_reason").asString()).isEqualTo("max_tokens");
            assertThat(message.path("usage").toString()).isEqualTo("{\"input_tokens\":20,\"output_tokens\":3}");
        }
    }

    @Test
    void aWholeAnswerWhoseToolInputWasCutSaysSo() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            String cut =
                    "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\","
                            + "\"function\":{\"name\":\"Count\",\"arguments\":\"{\\\"of\\\":\\\"bo\"}}]},\"finish_reason\":\"%s\"}]}";
            under.backend.onChat(ScriptedBackend.json(200, cut.replace("%s", "length")));
            JsonNode message = JsonMapper.shared()
                    .readTree(under.client.message(ProxyClient.ask(false)).body());
            assertThat(message.path("stop_reason").asString()).isEqualTo("max_tokens");
            assertThat(message.path("content").path(0).path("input").toString()).isEqualTo("{}");

            under.backend.onChat(ScriptedBackend.json(200, cut.replace("%s", "tool_calls")));
            assertThat(under.client.message(ProxyClient.ask(false)).status()).isEqualTo(500);
        }
    }

    @Test
    void startsTheStreamBeforeTheBackendHasListedItsModels() throws IOException {
        CountDownLatch seen = new CountDownLatch(1);
        try (ScriptedBackend slow = ScriptedBackend.start()) {
            slow.on("/v1/models", (request, in, out) -> {
                seen.await();
                ScriptedBackend.json(200, "{\"data\":[{\"id\":\"pebble\"}]}").answer(request, in, out);
            });
            slow.onChat(ScriptedBackend.stream(Chunks.text("Late."), Chunks.end("stop"), Chunks.DONE));
            try (ProxyUnderTest under = ProxyUnderTest.inFrontOf(slow.url());
                    Response response = under.client
                            .post("/v1/messages", ProxyClient.ask(true))
                            .execute()) {
                BufferedSource body = response.body().source();
                assertThat(nextEvents(body, 1)).containsExactly("message_start");
                assertThat(slow.received("/v1/chat/completions")).isEmpty();
                seen.countDown();
                assertThat(body.readUtf8()).contains("Late.").contains("message_stop");
            }
        }
    }

    @Test
    void saysPerTurnWhatWasCachedAndWhatTheBackendReused() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(
                    ScriptedBackend.stream(Chunks.text("A"), Chunks.end("stop"), Chunks.USAGE, Chunks.DONE));
            under.client.message(ProxyClient.ask(true));
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("B"), Chunks.end("stop"), Chunks.DONE));
            under.client.message(ProxyClient.ask(true));

            assertThat(under.log())
                    .contains("[Prompt Cache] MISS - Cached system+tools ")
                    .contains("; backend reused 9,012 of 9,240 prompt tokens")
                    .contains("[Prompt Cache] HIT - Reusing cached system+tools ")
                    .contains("; backend does not say what it reused")
                    .containsPattern("\\[Request Complete\\] 127\\.0\\.0\\.1:\\d+/pebble: [\\d,]+ms")
                    .contains("[Event] content_block_delta")
                    .doesNotContain("You count boats", "How many");
            assertThat(under.proxy.statistics())
                    .contains("[Prompt Cache] Final stats: 1 cached prompts, 1 hits, 1 misses")
                    .contains("2 requests: 2 completed, 0 failed")
                    .contains("tokens not prefilled: 9,012 of 9,240")
                    .contains("; 1 not reported");
        }
    }

    @Test
    void startsTheStreamAndPingsWhileTheBackendIsSilent() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.impatient()) {
            CountDownLatch seen = new CountDownLatch(1);
            under.backend.onChat((request, in, out) -> {
                seen.await();
                ScriptedBackend.stream(Chunks.text("Late."), Chunks.end("stop"), Chunks.DONE)
                        .answer(request, in, out);
            });
            try (Response response =
                    under.client.post("/v1/messages", ProxyClient.ask(true)).execute()) {
                BufferedSource body = response.body().source();
                assertThat(nextEvents(body, 3)).containsExactly("message_start", "ping", "ping");
                seen.countDown();
                assertThat(body.readUtf8()).contains("Late.").contains("message_stop");
            }
        }
    }

    @Test
    void startsTheStreamWhenTheFirstChunkHasNothingForTheClient() throws IOException {
        Patience endless = new Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
        CountDownLatch started = new CountDownLatch(1);
        try (ProxyUnderTest under = ProxyUnderTest.with().patience(endless).start()) {
            String role = "data: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\n";
            under.backend.onChat((request, in, out) -> {
                ScriptedBackend.write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + role);
                started.await();
                ScriptedBackend.write(out, Chunks.text("Three.") + Chunks.end("stop") + Chunks.DONE);
            });
            try (Response response =
                    under.client.post("/v1/messages", ProxyClient.ask(true)).execute()) {
                assertThat(nextEvents(response.body().source(), 1)).containsExactly("message_start");
                started.countDown();
                assertThat(response.body().string()).contains("Three.").contains("message_stop");
            }
        }
    }

    @Test
    void pingsWhenTheBackendShowsThatItLives() throws Exception {
        Patience onlyThen = new Patience(Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO);
        CountDownLatch pinged = new CountDownLatch(1);
        try (ProxyUnderTest under = ProxyUnderTest.with().patience(onlyThen).start()) {
            under.backend.onChat((request, in, out) -> {
                ScriptedBackend.beginStream(out);
                while (!pinged.await(5, TimeUnit.MILLISECONDS)) {
                    ScriptedBackend.chunk(out, ": keepalive 1/2\n\n");
                }
                ScriptedBackend.chunk(out, Chunks.text("x") + Chunks.end("stop"));
                ScriptedBackend.write(out, "0\r\n\r\n");
            });
            try (Response response =
                    under.client.post("/v1/messages", ProxyClient.ask(true)).execute()) {
                BufferedSource body = response.body().source();
                assertThat(nextEvents(body, 2)).containsExactly("message_start", "ping");
                pinged.countDown();
                assertThat(body.readUtf8()).contains("message_stop");
            }
        }
    }

    @Test
    void cancelsTheBackendWhenTheClientLeavesASilentStream() throws Exception {
        cancelsWhenTheClientLeaves(true);
    }

    @Test
    void cancelsTheBackendWhenTheClientLeavesAWholeAnswer() throws Exception {
        cancelsWhenTheClientLeaves(false);
    }

    /** A busy machine makes it slower, never quicker: the quickest of three shows what the proxy needs. */
    private static void cancelsWhenTheClientLeaves(boolean stream) throws Exception {
        Duration quickest = timeToCancel(stream);
        for (int more = 0; more < 2 && quickest.compareTo(Duration.ofSeconds(1)) >= 0; more++) {
            Duration another = timeToCancel(stream);
            quickest = another.compareTo(quickest) < 0 ? another : quickest;
        }
        assertThat(quickest).isLessThan(Duration.ofSeconds(1));
    }

    private static Duration timeToCancel(boolean stream) throws Exception {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch gone = new CountDownLatch(1);
            under.backend.onChat((request, in, out) -> {
                asked.countDown();
                if (in.read() < 0) {
                    gone.countDown();
                }
            });
            Call call = under.client.post("/v1/messages", ProxyClient.ask(stream));
            CountDownLatch ended = new CountDownLatch(1);
            Thread caller = new Thread(() -> {
                try (Response response = call.execute()) {
                    response.body().string();
                } catch (IOException e) {
                    ended.countDown();
                }
            });
            caller.start();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            long before = System.nanoTime();
            call.cancel();

            assertThat(gone.await(20, TimeUnit.SECONDS)).isTrue();
            Duration took = Duration.ofNanos(System.nanoTime() - before);
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
            return took;
        }
    }

    @Test
    void keepsAConnectionForTheNextRequest() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));
            for (int i = 0; i < 20; i++) {
                assertThat(under.client.message(ProxyClient.ask(i % 2 == 0)).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void readsServersThatSpeakHttp10() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> ScriptedBackend.write(
                    out,
                    "HTTP/1.0 200 OK\r\nContent-type: text/event-stream\r\n\r\n" + Chunks.text("x")
                            + Chunks.end("stop")));

            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
        }
    }

    private static List<String> nextEvents(BufferedSource body, int count) throws IOException {
        List<String> events = new java.util.ArrayList<>();
        while (events.size() < count) {
            String line = body.readUtf8LineStrict();
            if (line.startsWith("event: ")) {
                events.add(line.substring(7));
            }
        }
        return events;
    }
}
