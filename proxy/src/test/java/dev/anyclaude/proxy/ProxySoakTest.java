package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.EchoingBackend;
import dev.anyclaude.proxy.testing.ProxyClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many growing conversations at once: every client gets its own answer, whole, and memory does not grow. {@code
 * -Dsoak.turns=20000} is what the figures of docs/reliability.md come from.
 */
@Timeout(1_200)
class ProxySoakTest {
    private static final int TURNS = Integer.getInteger("soak.turns", 800);
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 5;
    /** Turns of one conversation before the next one begins. */
    private static final int LENGTH = 40;
    /** What a full cache, a started thread or a loaded class may add after the first round. */
    private static final long ALLOWED_GROWTH_BYTES = 16L << 20;

    private final AtomicInteger answered = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();

    @Test
    void noAnswerIsLostOrMixedUpAndMemoryStaysFlat() throws Exception {
        List<Long> heapBytes = new ArrayList<>();
        long started = System.nanoTime();
        try (EchoingBackend backend = new EchoingBackend();
                ProxyUnderTest under = ProxyUnderTest.inFrontOf(backend.url())) {
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            int each = TURNS / ROUNDS / CLIENTS;
            for (int round = 0; round < ROUNDS; round++) {
                List<Future<?>> done = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int first = (round * CLIENTS + client) * each;
                    done.add(clients.submit(() -> talk(under.client, first, each)));
                }
                for (Future<?> client : done) {
                    client.get();
                }
                under.log.reset();
                heapBytes.add(usedHeapBytes());
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
            System.out.printf(
                    Locale.ROOT,
                    "%d turns of %d clients in %d ms; heap in use after each fifth, KB: %s%n",
                    answered.get(),
                    CLIENTS,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started),
                    heapBytes.stream().map(bytes -> bytes >> 10).toList());
            assertThat(problems).isEmpty();
            assertThat(answered).hasValue(each * CLIENTS * ROUNDS);
            assertThat(heapBytes.get(ROUNDS - 1) - heapBytes.get(0)).isLessThan(ALLOWED_GROWTH_BYTES);
        }
    }

    private void talk(ProxyClient client, int first, int turns) {
        StringBuilder messages = new StringBuilder();
        for (int turn = 0; turn < turns; turn++) {
            if (turn % LENGTH == 0) {
                messages.setLength(0);
            }
            String word = "turn-" + (first + turn) + "-of-" + first;
            messages.append(messages.isEmpty() ? "" : ",")
                    .append("{\"role\":\"user\",\"content\":\"Say <")
                    .append(word)
                    .append(">\"}");
            String body =
                    ProxyClient.ask(true).replace("{\"role\":\"user\",\"content\":\"How many?\"}", messages.toString());
            try {
                String said = said(client.message(body));
                if (!said.equals(word)) {
                    problems.add("asked for " + word + ", got " + said);
                }
                answered.incrementAndGet();
            } catch (IOException e) {
                problems.add(word + ": " + e);
            }
            messages.append(",{\"role\":\"assistant\",\"content\":\"")
                    .append(word)
                    .append("\"}");
        }
    }

    /** The text, if the stream came to its proper end. */
    private static String said(ProxyClient.Answer answer) {
        if (!answer.body().endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")) {
            return answer.status() + " " + answer.body();
        }
        StringBuilder text = new StringBuilder();
        answer.body().lines().filter(line -> line.startsWith("data: ")).forEach(line -> {
            JsonNode event = JsonMapper.shared().readTree(line.substring(6));
            text.append(event.path("delta").path("text").asString(""));
        });
        return text.toString();
    }

    private static long usedHeapBytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
