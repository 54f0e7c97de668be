package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.backend.BackendSearch;
import dev.anyclaude.proxy.http.Patience;
import dev.anyclaude.proxy.prefix.RuleName;
import dev.anyclaude.proxy.turn.SidePolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code anyclaude serve}: listens until it is told to end. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs the proxy.", sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    private static final String LEVEL = "ANYCLAUDE_DEBUG";
    private static final String KEY = "ANYCLAUDE_BACKEND_KEY";
    /** Clients wait for this at start, so it must be short; a machine that needs longer goes on rehearsing beside them. */
    private static final Duration REHEARSAL_PATIENCE = Duration.ofSeconds(2);

    @Option(
            names = "--port",
            defaultValue = "52345",
            description = "0 for any free one; ${DEFAULT-VALUE} if not given.")
    private int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on; ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--backend",
            paramLabel = "URL",
            description =
                    "The model server, with or without /v1. If not given, the usual ports of this machine are tried."
                            + " A key for it is taken from the variable " + KEY + ".")
    private @Nullable String backend;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Model to ask the backend for, whatever the client says.")
    private @Nullable String model;

    @Option(names = "--raw", description = "Do not normalise prompts at all.")
    private boolean raw;

    @Option(
            names = "--without",
            paramLabel = "RULE",
            split = ",",
            description = "Normalising rules to leave out: billing-header, cache-control, early-system, late-system,"
                    + " text-shape, tool-order.")
    private List<String> without = List.of();

    @Option(
            names = "--side-requests",
            paramLabel = "HOW",
            description = "Titles, summaries and the like: pass, isolate (wait for the main turn, or use another slot),"
                    + " or local (titles are made here); isolate if not given.")
    private SidePolicy sideRequests = SidePolicy.ISOLATE;

    @Option(names = "--record", paramLabel = "DIR", description = "Record every session there, prompts included.")
    private @Nullable Path record;

    @Option(names = "--turn-log", paramLabel = "FILE", description = "Append one line of JSON a turn there.")
    private @Nullable Path turnLog;

    @Option(names = "--turn-log-values", description = "With clipped text where prompts differ.")
    private boolean turnLogValues;

    @Option(names = "--no-persist", description = "Keep nothing for the next start, and warm nothing at this one.")
    private boolean noPersist;

    @Option(names = "--max-request-bytes", paramLabel = "N", description = "Largest request; 64 MiB if not given.")
    private int bodyLimitBytes = ProxyConfig.DEFAULT_BODY_LIMIT_BYTES;

    @Option(names = "--exit-with-stdin", description = "End when standard input closes.")
    private boolean exitWithStdin;

    @Override
    public Integer call() throws InterruptedException {
        RunningProxy proxy;
        Rehearsal rehearsal = Rehearsal.begin(System.err);
        try {
            Optional<BackendAddress> address = address();
            if (address.isEmpty()) {
                System.err.println(BackendSearch.ADVICE);
                return 1;
            }
            ProxyConfig config = config(address.get());
            proxy = Wiring.start(config, System.err);
            System.err.println("anyclaude " + Wiring.version() + ", backend " + config.backend());
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("anyclaude: " + e.getMessage());
            return 1;
        }
        rehearsal.awaitFirstTurn(REHEARSAL_PATIENCE);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(proxy), "shutdown"));
        System.out.println(
                "listening on http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + proxy.port());
        System.out.flush();
        if (exitWithStdin) {
            exitWith(System.in);
        }
        proxy.join();
        return 0;
    }

    private static void end(RunningProxy proxy) {
        proxy.close();
        System.out.println(proxy.statistics());
        System.out.flush();
    }

    private Optional<BackendAddress> address() {
        return backend == null
                ? BackendSearch.onThisMachine(variable(KEY))
                : Optional.of(BackendAddress.parse(backend));
    }

    private ProxyConfig config(BackendAddress address) {
        return new ProxyConfig(
                host,
                port,
                address,
                variable(KEY),
                Optional.ofNullable(model).filter(name -> !name.isBlank()),
                rulesOff(),
                Optional.ofNullable(record),
                Optional.ofNullable(turnLog),
                turnLogValues,
                noPersist || raw ? Optional.empty() : Optional.of(CacheFolder.prefixes()),
                level(variable(LEVEL)),
                bodyLimitBytes,
                sideRequests,
                Patience.USUAL);
    }

    private Set<RuleName> rulesOff() {
        Set<RuleName> off = raw ? EnumSet.allOf(RuleName.class) : EnumSet.noneOf(RuleName.class);
        for (String label : without) {
            off.add(List.of(RuleName.values()).stream()
                    .filter(rule -> rule.label().equals(label.strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no rule " + label)));
        }
        return off;
    }

    private static int level(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        try {
            return Math.max(0, Math.min(3, Integer.parseInt(text.strip())));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(LEVEL + " is not 0, 1, 2 or 3: " + text, e);
        }
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElse("");
    }

    private static void exitWith(InputStream in) {
        Thread thread = new Thread(
                () -> {
                    try {
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        System.err.println("anyclaude: standard input is broken: " + e.getMessage());
                    }
                    System.exit(0);
                },
                "standard-input");
        thread.setDaemon(true);
        thread.start();
    }
}
