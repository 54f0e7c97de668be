package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.AnswerShape;
import dev.anyclaude.proxy.testing.Mutator;
import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import dev.anyclaude.proxy.testing.TreeMutator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

/**
 * Broken requests and broken backends, over real sockets: each must get an answer in one of the API's shapes, in bounded time, and
 * leave nothing behind. {@code -Dfuzz.count=10000} is what the figures of docs/reliability.md come from.
 */
@Timeout(600)
class ProxyFuzzTest {
    private static final int COUNT = Integer.getInteger("fuzz.count", 1_500);
    private static final int CLIENTS = 4;
    /** One request in so many is made of what the real client sent. */
    private static final int RECORDED = 8;

    private static final Path RECORDINGS = Path.of("..", "bench", "sessions");
    private static final Path FILES = Path.of("src", "test", "resources", "dev", "anyclaude", "proxy", "translate");

    private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();

    /** One exchange. */
    private interface Exchange {
        ProxyClient.Answer number(int number) throws IOException;
    }

    @Test
    void brokenRequestsGetAnAnswerOfTheApi() throws Exception {
        List<byte[]> written = Mutator.corpus(FILES, ".anthropic.json");
        List<byte[]> recorded = recordedRequests();
        try (ProxyUnderTest under = ProxyUnderTest.impatient()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE));
            run(number -> {
                List<byte[]> corpus = number / CLIENTS % RECORDED == 0 ? recorded : written;
                return under.client.message(
                        number % 2 == 0
                                ? new Mutator(number).variant(corpus)
                                : new TreeMutator(number).variant(corpus));
            });
            assertStillWell(under);
        }
        assertThat(outcomes.keySet()).contains("200", "400");
    }

    @Test
    void brokenBackendStreamsBecomeAnAnswerOfTheApi() throws Exception {
        List<byte[]> corpus = Mutator.corpus(FILES, ".openai.sse");
        try (ProxyUnderTest under = ProxyUnderTest.impatient()) {
            under.backend.onChat((request, in, out) -> {
                int at = request.body().indexOf("boat ") + 5;
                int number = Integer.parseInt(
                        request.body().substring(at, request.body().indexOf('!', at)));
                out.write(("HTTP/1." + number % 2 + " 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(new Mutator(number).variant(corpus));
            });
            run(number -> under.client.message(
                    ProxyClient.ask(number % 5 != 0).replace("How many?", "boat " + number + '!')));
            assertStillWell(under);
        }
        assertThat(outcomes.keySet()).contains("200 message_stop", "200 error");
    }

    /** Of each recording the first and the last request, and one from the middle. */
    private static List<byte[]> recordedRequests() throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (byte[] recording : Mutator.corpus(RECORDINGS, ".jsonl")) {
            List<String> bodies = new String(recording, StandardCharsets.UTF_8)
                    .lines()
                    .map(JsonMapper.shared()::readTree)
                    .filter(line -> line.path("type").asString("").equals("request"))
                    .map(line -> line.path("body").asString())
                    .toList();
            for (int at : new int[] {0, bodies.size() / 2, bodies.size() - 1}) {
                requests.add(bodies.get(at).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(requests).hasSizeGreaterThanOrEqualTo(12);
        return requests;
    }

    private void run(Exchange exchange) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        long started = System.nanoTime();
        List<Future<?>> done = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            int first = client;
            done.add(clients.submit(() -> {
                for (int number = first; number < COUNT; number += CLIENTS) {
                    one(exchange, number);
                }
            }));
        }
        for (Future<?> each : done) {
            each.get();
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        System.out.printf(
                Locale.ROOT,
                "%d exchanges in %d ms: %s%n",
                COUNT,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                new TreeMap<>(outcomes));
        assertThat(problems).isEmpty();
        assertThat(outcomes.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(COUNT);
    }

    private void one(Exchange exchange, int number) {
        try {
            ProxyClient.Answer answer = exchange.number(number);
            AnswerShape.problem(answer).ifPresent(problem -> problems.add("number " + number + ": " + problem));
            List<String> events = answer.events();
            String end = events.isEmpty() ? "" : " " + events.get(events.size() - 1);
            outcomes.merge(answer.status() + end, 1, Integer::sum);
        } catch (IOException e) {
            problems.add("number " + number + ": no answer: " + e);
        }
    }

    private static void assertStillWell(ProxyUnderTest under) throws IOException {
        under.backend.onChat(ScriptedBackend.stream(Chunks.text("Three."), Chunks.end("stop"), Chunks.DONE));
        assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
    }
}
