package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.backend.BackendSearch;
import dev.anyclaude.proxy.http.MessagesServer;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code anyclaude serve}: listens until it is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the proxy.",
        customSynopsis = "anyclaude serve [OPTIONS]",
        sortOptions = false,
        footer = {
            "",
            "Each option can be set as a variable too, --side-requests as",
            "ANYCLAUDE_SIDE_REQUESTS, or as a line of ~/.config/anyclaude/",
            "config.properties, \"side-requests=local\". Options go before variables,",
            "variables before lines. Keys only as variables or lines: ANYCLAUDE_KEY, that",
            "clients must bring, and ANYCLAUDE_BACKEND_KEY, that the backend wants."
        })
final class ServeCommand implements Callable<Integer> {
    /** Clients wait for this at start, so it must be short; what is not rehearsed by then is until they come. */
    private static final Duration REHEARSAL = Duration.ofMillis(200);

    private static final Duration FIRST_REHEARSED_TURN = Duration.ofSeconds(2);

    @ParentCommand
    private @Nullable Main parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--backend",
            paramLabel = "URL",
            description = "The model server; the usual ports here are tried if not given.")
    private @Nullable String backend;

    @Option(names = "--model", paramLabel = "NAME", description = "Ask for this one, whatever the client says.")
    private @Nullable String model;

    @Option(names = "--port", paramLabel = "N", defaultValue = "52345", description = "${DEFAULT-VALUE}; 0: any.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "To listen on; ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--side-requests",
            paramLabel = "HOW",
            defaultValue = "isolate",
            description = "Titles and the like: pass, isolate (wait, or use another slot), local (titles made here).")
    private SidePolicy sideRequests = SidePolicy.ISOLATE;

    @Option(
            names = "--no-persist",
            fallbackValue = "true",
            description = "Keep nothing for the next start, warm nothing now.")
    private boolean noPersist;

    @Option(names = "--raw", fallbackValue = "true", description = "Do not normalise prompts at all.")
    private boolean raw;

    @Option(
            names = "--without",
            paramLabel = "RULE",
            split = ",",
            description = "Rules to leave out: billing-header, cache-control, text-shape, early-system, same-role,"
                    + " late-system, tool-order, verbatim-echo.")
    private List<String> without = List.of();

    @Option(names = "--record", paramLabel = "DIR", description = "Record sessions there, prompts included.")
    private @Nullable Path record;

    @Option(names = "--turn-log", paramLabel = "FILE", description = "Append a line of JSON a turn.")
    private @Nullable Path turnLog;

    @Option(
            names = "--turn-log-values",
            fallbackValue = "true",
            description = "With clipped text where prompts differ.")
    private boolean turnLogValues;

    @Option(
            names = "--debug",
            paramLabel = "LEVEL",
            defaultValue = "0",
            description = "0 failures, 1 reuse, 2 sizes and text, 3 events.")
    private int debugLevel;

    @Option(
            names = "--max-request-bytes",
            paramLabel = "N",
            defaultValue = "67108864",
            description = "Largest request; 64 MiB.")
    private int bodyLimitBytes = ProxyConfig.DEFAULT_BODY_LIMIT_BYTES;

    @Option(names = "--exit-with-stdin", fallbackValue = "true", description = "End when standard input closes.")
    private boolean exitWithStdin;

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = Objects.requireNonNull(spec, "picocli sets it");
        RunningProxy proxy;
        Rehearsal rehearsal = Objects.requireNonNull(parent, "picocli sets it").rehearsal();
        try {
            Settings settings = Settings.of(command);
            settings.check(command);
            settings.described(command.commandLine().getParseResult()).forEach(System.err::println);
            Optional<BackendAddress> address = address(settings.backendKey());
            if (address.isEmpty()) {
                System.err.println(BackendSearch.ADVICE);
                return 1;
            }
            ProxyConfig config = config(address.get(), settings);
            proxy = Wiring.start(config, System.err);
            if (config.key().isEmpty() && !MessagesServer.isLoopback(host)) {
                System.err.println(
                        "anyclaude: whoever reaches " + host + " can use this proxy; ANYCLAUDE_KEY sets a key");
            }
            System.err.println("anyclaude " + Wiring.version() + ", backend " + config.backend());
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("anyclaude: " + e.getMessage());
            return 1;
        }
        rehearsal.await(REHEARSAL, FIRST_REHEARSED_TURN);
        rehearsal.endWhen(proxy::isUsed);
        System.gc(); // what the start leaves behind is moved now, and not while the first clients wait
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

    private Optional<BackendAddress> address(String backendKey) {
        return backend == null || backend.isBlank()
                ? BackendSearch.onThisMachine(backendKey)
                : Optional.of(BackendAddress.parse(backend));
    }

    private ProxyConfig config(BackendAddress address, Settings settings) {
        return new ProxyConfig(
                host,
                port,
                settings.key(),
                address,
                settings.backendKey(),
                Optional.ofNullable(model).filter(name -> !name.isBlank()),
                rulesOff(),
                Optional.ofNullable(record),
                Optional.ofNullable(turnLog),
                turnLogValues,
                noPersist || raw ? Optional.empty() : Optional.of(CacheFolder.prefixes()),
                Math.max(0, Math.min(3, debugLevel)),
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
