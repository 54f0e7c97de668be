package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.backend.BackendSearch;
import dev.anyclaude.proxy.cli.Arguments;
import dev.anyclaude.proxy.cli.Command;
import dev.anyclaude.proxy.cli.Setting;
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
import java.util.Optional;
import java.util.Set;
import org.apache.commons.cli.ParseException;

/** {@code anyclaude serve}: listens until it is told to end. */
final class ServeCommand implements Command {
    private static final Setting BACKEND =
            Setting.of("backend", "URL", "The model server; the usual ports here are tried if not given.");
    private static final Setting MODEL = Setting.of("model", "NAME", "Ask for this one, whatever the client says.");
    private static final Setting PORT = new Setting("port", "N", "52345", "52345; 0: any.");
    private static final Setting HOST = new Setting("host", "ADDRESS", "127.0.0.1", "To listen on; 127.0.0.1.");
    private static final Setting SIDE_REQUESTS = new Setting(
            "side-requests",
            "HOW",
            "isolate",
            "Titles and the like: pass, isolate (wait, or use another slot), local (titles made here).");
    private static final Setting NO_PERSIST =
            Setting.ofSwitch("no-persist", "Keep nothing for the next start, warm nothing now.");
    private static final Setting RAW = Setting.ofSwitch("raw", "Do not normalise prompts at all.");
    private static final Setting WITHOUT = Setting.of(
            "without",
            "RULE,...",
            "Rules to leave out: billing-header, cache-control, text-shape, early-system, same-role, late-system,"
                    + " tool-order, verbatim-echo.");
    private static final Setting RECORD = Setting.of("record", "DIR", "Record sessions there, prompts included.");
    private static final Setting TURN_LOG = Setting.of("turn-log", "FILE", "Append a line of JSON a turn.");
    private static final Setting TURN_LOG_VALUES =
            Setting.ofSwitch("turn-log-values", "With clipped text where prompts differ.");
    private static final Setting DEBUG =
            new Setting("debug", "LEVEL", "0", "0 failures, 1 reuse, 2 sizes and text, 3 events.");
    private static final Setting MAX_REQUEST_BYTES = new Setting(
            "max-request-bytes", "N", String.valueOf(ProxyConfig.DEFAULT_BODY_LIMIT_BYTES), "Largest request; 64 MiB.");
    private static final Setting EXIT_WITH_STDIN =
            Setting.ofSwitch("exit-with-stdin", "End when standard input closes.");

    private static final int MOST_PORT = 65_535;
    private static final int MOST_DEBUG = 3;

    /** Clients wait for this at start, so it must be short; what is not rehearsed by then is until they come. */
    private static final Duration REHEARSAL = Duration.ofMillis(400);

    private static final Duration FIRST_REHEARSED_TURN = Duration.ofSeconds(2);

    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String synopsis() {
        return "[OPTIONS]";
    }

    @Override
    public String description() {
        return "Runs the proxy.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                BACKEND,
                MODEL,
                PORT,
                HOST,
                SIDE_REQUESTS,
                NO_PERSIST,
                RAW,
                WITHOUT,
                RECORD,
                TURN_LOG,
                TURN_LOG_VALUES,
                DEBUG,
                MAX_REQUEST_BYTES,
                EXIT_WITH_STDIN);
    }

    @Override
    public List<String> footer() {
        return List.of(
                "Each option can be set as a variable too, --side-requests as",
                "ANYCLAUDE_SIDE_REQUESTS, or as a line of ~/.config/anyclaude/",
                "config.properties, \"side-requests=local\". Options go before variables,",
                "variables before lines. Keys only as variables or lines: ANYCLAUDE_KEY, that",
                "clients must bring, and ANYCLAUDE_BACKEND_KEY, that the backend wants.");
    }

    @Override
    public int run(Arguments arguments) throws ParseException, InterruptedException {
        boolean endsWithInput = arguments.isOn(EXIT_WITH_STDIN);
        Rehearsal rehearsal = Rehearsal.begin(System.err);
        RunningProxy proxy;
        String host;
        try {
            arguments.settings().check(this);
            arguments.described().forEach(System.err::println);
            Optional<BackendAddress> address = BackendSearch.find(
                    arguments.text(BACKEND), arguments.settings().backendKey());
            if (address.isEmpty()) {
                System.err.println(BackendSearch.ADVICE);
                return 1;
            }
            ProxyConfig config = config(address.get(), arguments);
            host = config.host();
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
        if (endsWithInput) {
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

    private static ProxyConfig config(BackendAddress address, Arguments arguments) throws ParseException {
        boolean raw = arguments.isOn(RAW);
        return new ProxyConfig(
                arguments.text(HOST).orElse(HOST.standard()),
                arguments.number(PORT, 0, MOST_PORT),
                arguments.settings().key(),
                address,
                arguments.settings().backendKey(),
                arguments.text(MODEL),
                rulesOff(raw, arguments.list(WITHOUT)),
                arguments.text(RECORD).map(Path::of),
                arguments.text(TURN_LOG).map(Path::of),
                arguments.isOn(TURN_LOG_VALUES),
                raw || arguments.isOn(NO_PERSIST) ? Optional.empty() : Optional.of(CacheFolder.prefixes()),
                Math.min(MOST_DEBUG, arguments.number(DEBUG, 0, Integer.MAX_VALUE)),
                arguments.number(MAX_REQUEST_BYTES, 1, Integer.MAX_VALUE),
                arguments.oneOf(SIDE_REQUESTS, SidePolicy.class),
                Patience.USUAL);
    }

    private static Set<RuleName> rulesOff(boolean raw, List<String> without) {
        Set<RuleName> off = raw ? EnumSet.allOf(RuleName.class) : EnumSet.noneOf(RuleName.class);
        for (String label : without) {
            off.add(List.of(RuleName.values()).stream()
                    .filter(rule -> rule.label().equals(label))
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
