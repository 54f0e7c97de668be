package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.AnswerShape;
import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backends that break in the ways networks and processes do, and clients and backends that are slow. */
@Timeout(60)
class ProxyFaultTest {
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String OPEN = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String KEPT =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 900\r\n\r\n";

    static Stream<String> brokenAnswers() {
        String first = Chunks.text("Thr");
        String tooShort = Integer.toHexString(first.length() + 40) + "\r\n" + first;
        return Stream.of(
                "",
                "HTTP/1.1 200",
                "no HTTP at all\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{\"id\":1}\n",
                "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 429 Slow\r\nRetry-After: 3\r\nContent-Length: 4\r\n\r\nslow",
                "HTTP/1.1 302 Away\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
                CHUNKED,
                CHUNKED + tooShort,
                CHUNKED + "zz\r\n" + first,
                CHUNKED + tooShort.substring(0, 20),
                KEPT + first,
                OPEN + first,
                OPEN + "data: {\"choices\":[{\"delta\":{\"content\":\"caf\u00c3",
                OPEN + "data: \u00ff\u00fe\u00fd\n\n",
                OPEN + "data: {\"error\":{\"message\":\"out of memory\",\"code\":500}}\n\n",
                OPEN + "data: []\n\ndata: 7\n\ndata: {}\n\n");
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void aBrokenAnswerBecomesAnErrorOfTheApi(String answer) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> out.write(answer.getBytes(StandardCharsets.ISO_8859_1)));
            for (boolean stream : new boolean[] {true, false}) {
                ProxyClient.Answer told = under.client.message(ProxyClient.ask(stream));

                assertThat(AnswerShape.problem(told)).isEmpty();
                assertThat(told.body()).contains("\"type\":\"error\"");
            }
        }
    }

    @Test
    void aStalledBackendIsShownAsPings() throws Exception {
        CountDownLatch pinged = new CountDownLatch(1);
        try (ProxyUnderTest under = ProxyUnderTest.impatient()) {
            under.backend.onChat((request, in, out) -> {
                if (pinged.await(20, TimeUnit.SECONDS)) {
                    ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE)
                            .answer(request, in, out);
                }
            });
            try (Response response =
                    under.client.post("/v1/messages", ProxyClient.ask(true)).execute()) {
                okio.BufferedSource body = response.body().source();
                String line = body.readUtf8LineStrict();
                while (!line.equals("event: ping")) {
                    line = body.readUtf8LineStrict();
                }
                pinged.countDown();
                assertThat(body.readUtf8()).contains("message_stop");
            }
        }
    }

    @Test
    void turnsThatWaitForTheirBackendHoldNobodyUp() throws Exception {
        int waiting = 64;
        CountDownLatch arrived = new CountDownLatch(waiting);
        CountDownLatch release = new CountDownLatch(1);
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> {
                if (request.body().contains("How many?")) {
                    arrived.countDown();
                    release.await(30, TimeUnit.SECONDS);
                }
                ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE)
                        .answer(request, in, out);
            });
            List<Call> calls = new ArrayList<>();
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < waiting; client++) {
                Call call = under.client.post("/v1/messages", ProxyClient.ask(true));
                calls.add(call);
                clients.add(inBackground(() -> ProxyClient.read(call)));
            }
            assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

            ProxyClient.Answer other =
                    under.client.message(ProxyClient.ask(true).replace("How many?", "Quick!"));

            assertThat(other.events()).endsWith("message_stop");
            release.countDown();
            for (Thread client : clients) {
                client.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(client.isAlive()).isFalse();
            }
            assertThat(calls).allMatch(Call::isExecuted);
        }
    }

    @Test
    void clientsThatDoNotReadHoldNobodyUp() throws Exception {
        String much = Chunks.text("x".repeat(60_000)).repeat(200);
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat((request, in, out) -> {
                boolean large = request.body().contains("How many?");
                ScriptedBackend.stream(large ? much : Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE)
                        .answer(request, in, out);
            });
            List<Response> unread = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                unread.add(
                        under.client.post("/v1/messages", ProxyClient.ask(true)).execute());
            }

            ProxyClient.Answer other =
                    under.client.message(ProxyClient.ask(true).replace("How many?", "Quick!"));

            assertThat(other.events()).endsWith("message_stop");
            try (InputStream in = unread.get(0).body().byteStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("event: message_stop");
            }
            unread.forEach(Response::close);
        }
    }

    @Test
    void aProxyThatClosesLeavesNoThreadBehind() throws Exception {
        Set<Thread> before = ownThreads();
        Set<Thread> started;
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE));
            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
            started = ownThreads();
            started.removeAll(before);
            assertThat(started).isNotEmpty();
        }
        for (Thread thread : started) {
            thread.join(TimeUnit.SECONDS.toMillis(20));
            assertThat(thread.isAlive()).as(thread.getName()).isFalse();
        }
    }

    private static Set<Thread> ownThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> Stream.of("turn", "cache-clean-up").noneMatch(thread.getName()::startsWith));
        return threads;
    }

    /** Work that may fail when the proxy closes. */
    private interface Work {
        Object run() throws IOException;
    }

    private static Thread inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
