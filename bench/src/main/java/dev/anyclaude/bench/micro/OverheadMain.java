package dev.anyclaude.bench.micro;

import dev.anyclaude.bench.sample.FitnessProbe;
import dev.anyclaude.bench.stats.Quantiles;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What the proxy adds to a request, as {@code scripts/anyclaude serve} starts it: {@code scripts/bench-overhead}. Each proxied
 * request stands beside a direct one to the same backend, which costs next to nothing, and beside one through a process that only passes
 * it on. Times are milliseconds on this process's
 * clock, from the call to the first line that carries text.
 */
public final class OverheadMain {
    private static final String CHAT = "/v1/chat/completions";
    private static final int FIRST = 20;
    /** From its start to its first request Claude Code 2.1.330 took 570 to 900 ms on two cores; {@code scripts/anyclaude} starts it. */
    private static final int CLIENT_START_MILLIS = 600;

    /** Until then this JVM compiles what it does again and again, on a processor that the proxy wants. */
    private static final int CLIENT_WARM_UP = 2_000;

    private static final int WARM_UP = 250;
    private static final int ROUNDS = 250;
    private static final int RATE_ROUNDS = 12;
    private static final int CLIENTS = 8;
    private static final int REQUESTS_OF_CLIENT = 150;
    /** A real session differs from request to request by one turn. */
    private static final int LENGTHS = 4;

    private final byte[][] bodies;
    private final URI direct;
    private final URI passed;
    private final URI proxied;

    private OverheadMain(byte[][] bodies, URI direct, URI passed, URI proxied) {
        this.bodies = bodies;
        this.direct = direct;
        this.passed = passed;
        this.proxied = proxied;
    }

    /** Measures and prints Markdown. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        say("| load of the machine before, 1 minute | %s |", load());
        say("|---|---|");
        for (int calls : new int[] {9, 130}) {
            measure(calls);
        }
        say("| load of the machine after, 1 minute | %s |", load());
        System.exit(0);
    }

    private static void measure(int calls) throws IOException, InterruptedException, ExecutionException {
        byte[][] bodies = new byte[LENGTHS][];
        for (int i = 0; i < LENGTHS; i++) {
            bodies[i] = Conversations.request(calls - LENGTHS + 1 + i);
        }
        say("| **requests of %,d KB, %d messages** | |", bodies[LENGTHS - 1].length >> 10, 1 + 2 * calls);
        try (OverheadStub stub = new OverheadStub()) {
            URI direct = URI.create(stub.url() + CHAT);
            try (OverheadProcess other = OverheadProcess.proxy(stub.url())) {
                interleaved(
                        bodies,
                        CLIENT_WARM_UP,
                        direct,
                        messages(other)); // only the proxy is to be new: not this client's code
            }
            behindAClientsStart(bodies, direct, stub.url());
            try (OverheadProcess passThrough = OverheadProcess.passThrough(stub.url());
                    OverheadProcess proxy = OverheadProcess.proxy(stub.url())) {
                URI passed = URI.create(passThrough.url() + CHAT);
                new OverheadMain(bodies, direct, passed, messages(proxy)).run(proxy.startedNanos());
                say(
                        "| resident at the end, MB: pass-through, proxy | %d, %d |",
                        passThrough.residentBytes() >> 20, proxy.residentBytes() >> 20);
            }
        }
    }

    /** The first requests of a client that is started when the proxy listens, as {@code scripts/anyclaude} does it. */
    private static void behindAClientsStart(byte[][] bodies, URI direct, String backend)
            throws IOException, InterruptedException {
        try (OverheadProcess proxy = OverheadProcess.proxy(backend)) {
            proxy.runs(CLIENT_START_MILLIS);
            Quantiles first =
                    interleaved(bodies, FIRST, direct, messages(proxy)).get(1);
            say(
                    "| first %d, %d ms after it listens, TTFT: median, slowest | %.2f, %.2f |",
                    FIRST, CLIENT_START_MILLIS, first.p50(), first.max());
        }
    }

    private static URI messages(OverheadProcess proxy) {
        return URI.create(proxy.url() + "/v1/messages?beta=true");
    }

    private void run(long started) throws IOException, InterruptedException, ExecutionException {
        try (OverheadClient client = new OverheadClient(proxied)) {
            client.millisToText(bodies[0]);
        }
        say("| process start to first answer, ms | %.0f |", millisSince(started));
        Quantiles first = interleaved(bodies, FIRST, direct, proxied).get(1);
        say("| first %d after that, TTFT: median, slowest | %.2f, %.2f |", FIRST, first.p50(), first.max());
        interleaved(bodies, WARM_UP, direct, passed, proxied);
        List<Quantiles> warm = interleaved(bodies, ROUNDS, direct, passed, proxied);
        List<String> names = List.of("direct", "pass-through", "proxied");
        for (int arm = 0; arm < names.size(); arm++) {
            Quantiles millis = warm.get(arm);
            say(
                    "| %s TTFT: median, p90 | %.2f, %.2f |",
                    names.get(arm), millis.p50(), millis.at(0.9).orElseThrow());
        }
        double least = warm.get(0).p50();
        say(
                "| **added, median: pass-through, proxy** | **%.2f, %.2f** |",
                warm.get(1).p50() - least, warm.get(2).p50() - least);
        rates();
    }

    /** Each arm several times, in turn, so that what else the machine does meets all of them. */
    private void rates() throws InterruptedException, ExecutionException {
        double[] seconds = new double[3];
        for (int round = 0; round < RATE_ROUNDS; round++) {
            seconds[0] += secondsOf(direct);
            seconds[1] += secondsOf(passed);
            seconds[2] += secondsOf(proxied);
        }
        double requests = RATE_ROUNDS * CLIENTS * REQUESTS_OF_CLIENT;
        say(
                "| %d clients, requests/s: direct, pass-through, proxied | %.0f, %.0f, %.0f |",
                CLIENTS, requests / seconds[0], requests / seconds[1], requests / seconds[2]);
        say(
                "| share of direct: pass-through, **proxied** | %.2f, **%.2f** |",
                seconds[0] / seconds[1], seconds[0] / seconds[2]);
    }

    /** Times to the first text of so many requests of each arm, one after another. */
    private static List<Quantiles> interleaved(byte[][] bodies, int count, URI... arms) throws IOException {
        double[][] millis = new double[arms.length][count];
        List<OverheadClient> clients = new ArrayList<>();
        try {
            for (URI arm : arms) {
                clients.add(new OverheadClient(arm));
            }
            for (int i = 0; i < count; i++) {
                for (int arm = 0; arm < arms.length; arm++) {
                    millis[arm][i] = clients.get(arm).millisToText(bodies[i % bodies.length]);
                }
            }
        } finally {
            for (OverheadClient client : clients) {
                client.close();
            }
        }
        return Stream.of(millis).map(Quantiles::of).toList();
    }

    private double secondsOf(URI url) throws InterruptedException, ExecutionException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<Double>> work = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            work.add(() -> {
                double sum = 0;
                try (OverheadClient each = new OverheadClient(url)) {
                    for (int i = 0; i < REQUESTS_OF_CLIENT; i++) {
                        sum += each.millisToText(bodies[i % bodies.length]);
                    }
                }
                return sum;
            });
        }
        long started = System.nanoTime();
        for (Future<Double> client : clients.invokeAll(work)) {
            client.get();
        }
        clients.shutdown();
        return millisSince(started) / 1_000;
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static String load() {
        OptionalDouble load = FitnessProbe.read().loadAverage();
        return load.isPresent() ? String.format(Locale.ROOT, "%.2f", load.getAsDouble()) : "unknown";
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
