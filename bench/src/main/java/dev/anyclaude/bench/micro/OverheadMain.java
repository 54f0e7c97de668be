package dev.anyclaude.bench.micro;

import dev.anyclaude.bench.sample.FitnessProbe;
import dev.anyclaude.bench.stats.Quantiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What the proxy adds to a request, as {@code scripts/anyclaude serve} starts it: {@code scripts/bench-overhead}. Each proxied
 * request stands beside a direct one to the same backend, which costs next to nothing. Times are milliseconds on this process's
 * clock, from the call to the first line that carries text.
 */
public final class OverheadMain {
    private static final String HEAP = "-Xmx96m";
    private static final int FIRST = 20;
    private static final int WARM_UP = 250;
    private static final int PAIRS = 250;
    private static final int CLIENTS = 8;
    private static final int REQUESTS_OF_CLIENT = 150;
    /** A real session differs from request to request by one turn. */
    private static final int LENGTHS = 4;

    private final URI direct;
    private final URI proxied;

    private OverheadMain(String backend, String proxy) {
        this.direct = URI.create(backend + "/v1/chat/completions");
        this.proxied = URI.create(proxy + "/v1/messages?beta=true");
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
        Path script = Path.of(System.getProperty("anyclaude.home", "."), "scripts", "anyclaude");
        try (OverheadStub stub = new OverheadStub()) {
            List<String> command = List.of(
                    script.toString(),
                    "serve",
                    "--port",
                    "0",
                    "--backend",
                    stub.url(),
                    "--no-persist",
                    "--exit-with-stdin");
            long started = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().merge("ANYCLAUDE_JVM", HEAP, (set, heap) -> heap + ' ' + set);
            Process proxy = builder.start();
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(proxy.getInputStream(), StandardCharsets.UTF_8))) {
                String line = String.valueOf(out.readLine());
                while (!line.startsWith("listening on ") && !line.equals("null")) {
                    line = String.valueOf(out.readLine());
                }
                OverheadMain bench = new OverheadMain(stub.url(), line.replace("listening on ", ""));
                bench.run(calls, started);
                say("| resident at the end, MB | %d |", residentBytes(proxy.pid()) >> 20);
            } finally {
                proxy.getOutputStream().close();
                proxy.waitFor();
            }
        }
    }

    private void run(int calls, long started) throws IOException, InterruptedException, ExecutionException {
        byte[][] bodies = new byte[LENGTHS][];
        for (int i = 0; i < LENGTHS; i++) {
            bodies[i] = Conversations.request(calls - LENGTHS + 1 + i);
        }
        say("| **requests of %,d KB, %d messages** | |", bodies[LENGTHS - 1].length >> 10, 1 + 2 * calls);
        try (OverheadClient client = new OverheadClient(proxied)) {
            client.millisToText(bodies[0]);
        }
        say("| process start to first answer, ms | %.0f |", millisSince(started));
        Quantiles first = Quantiles.of(pairs(bodies, FIRST)[1]);
        say("| first %d, TTFT: median, slowest | %.2f, %.2f |", FIRST, first.p50(), first.max());
        pairs(bodies, WARM_UP);
        double[][] warm = pairs(bodies, PAIRS);
        Quantiles direct = Quantiles.of(warm[0]);
        Quantiles proxied = Quantiles.of(warm[1]);
        say(
                "| direct TTFT: median, p90 | %.2f, %.2f |",
                direct.p50(), direct.at(0.9).orElseThrow());
        say(
                "| proxied TTFT: median, p90 | %.2f, %.2f |",
                proxied.p50(), proxied.at(0.9).orElseThrow());
        say("| **added, median** | **%.2f** |", proxied.p50() - direct.p50());
        double directRate = perSecond(this.direct, bodies);
        double proxiedRate = perSecond(this.proxied, bodies);
        say(
                "| %d clients, requests/s: direct, proxied, share | %.0f, %.0f, **%.2f** |",
                CLIENTS, directRate, proxiedRate, proxiedRate / directRate);
    }

    private double[][] pairs(byte[][] bodies, int count) throws IOException {
        double[][] millis = new double[2][count];
        try (OverheadClient toBackend = new OverheadClient(direct);
                OverheadClient toProxy = new OverheadClient(proxied)) {
            for (int i = 0; i < count; i++) {
                byte[] body = bodies[i % bodies.length];
                millis[0][i] = toBackend.millisToText(body);
                millis[1][i] = toProxy.millisToText(body);
            }
        }
        return millis;
    }

    private static double perSecond(URI url, byte[][] bodies) throws InterruptedException, ExecutionException {
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
        return CLIENTS * REQUESTS_OF_CLIENT / (millisSince(started) / 1_000);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static long residentBytes(long pid) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        return Files.readAllLines(status, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElse(0);
    }

    private static String load() {
        OptionalDouble load = FitnessProbe.read().loadAverage();
        return load.isPresent() ? String.format(Locale.ROOT, "%.2f", load.getAsDouble()) : "unknown";
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
