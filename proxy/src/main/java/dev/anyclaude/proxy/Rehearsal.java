package dev.anyclaude.proxy;

import dev.anyclaude.proxy.backend.BackendAddress;
import dev.anyclaude.proxy.http.Patience;
import dev.anyclaude.proxy.turn.SidePolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Carries some invented turns from client to backend and back at start, so that the first real one finds all classes loaded and
 * the busiest code compiled. It happens between two free loopback ports, with a proxy and a backend of its own: nothing of it
 * reaches the real backend, its caches, or the figures.
 */
final class Rehearsal {
    private static final int TURNS = 80;
    private static final int SYSTEM_SENTENCES = 60;
    private static final int TOOLS = 14;
    private static final int TOOL_SENTENCES = 12;
    private static final int TURNS_OF_CONVERSATION = 4;
    /** So much more is said in every second conversation; its requests do not come in one read. */
    private static final int LONG = 10;

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private static final String SENTENCE =
            "Boats that leave before noon are counted \\\"twice\\\", once by each watch.\\n";

    private final CountDownLatch firstTurn = new CountDownLatch(1);
    private final CountDownLatch allTurns = new CountDownLatch(1);
    private final PrintStream log;
    private volatile BooleanSupplier over = () -> false;

    private Rehearsal(PrintStream log) {
        this.log = log;
    }

    /**
     * Starts it on a daemon thread of its own.
     *
     * @param log is told only what goes wrong
     */
    static Rehearsal begin(PrintStream log) {
        Rehearsal rehearsal = new Rehearsal(log);
        Thread thread = new Thread(rehearsal::run, "rehearsal");
        thread.setDaemon(true);
        thread.start();
        return rehearsal;
    }

    /**
     * Waits until it is over, or until so much time has passed and at least one turn, which loads what there is to load.
     *
     * @param usual for all turns
     * @param more for the first, after that
     */
    void await(Duration usual, Duration more) throws InterruptedException {
        if (!allTurns.await(usual.toMillis(), TimeUnit.MILLISECONDS)
                && !firstTurn.await(more.toMillis(), TimeUnit.MILLISECONDS)) {
            log.println("anyclaude: this machine is slow; the first answers may be, too");
        }
    }

    /** Ends it before its next turn if this says so: real turns come first, and do what is left of it. */
    void endWhen(BooleanSupplier realTurns) {
        over = realTurns;
    }

    private void run() {
        try (RehearsalBackend stub = new RehearsalBackend();
                RunningProxy proxy = Wiring.start(config(stub.url()), NOWHERE);
                RehearsalClient client = new RehearsalClient(proxy.port())) {
            for (int turn = 0; turn < TURNS && !over.getAsBoolean(); turn++) {
                String answer = client.ask(body(turn));
                if (!answer.contains("message_stop")) {
                    throw new IOException("a turn ended with " + answer.lines().findFirst());
                }
                firstTurn.countDown();
            }
        } catch (IOException e) {
            log.println("anyclaude: cannot rehearse, the first answers may be slow: " + e.getMessage());
        } finally {
            firstTurn.countDown();
            allTurns.countDown();
        }
    }

    /** What a proxy is by default, but that it keeps nothing on disk. */
    private static ProxyConfig config(String backendUrl) {
        return new ProxyConfig(
                "127.0.0.1",
                0,
                "",
                BackendAddress.parse(backendUrl),
                "",
                Optional.of("rehearsal"),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                1,
                ProxyConfig.DEFAULT_BODY_LIMIT_BYTES,
                SidePolicy.ISOLATE,
                Patience.USUAL);
    }

    /** 20 to 110 KB, shaped as an agent's requests are: conversations that grow, and now and then a new one. */
    private static String body(int turn) {
        int conversation = turn / TURNS_OF_CONVERSATION;
        int pairs = (1 + turn % TURNS_OF_CONVERSATION) * (conversation % 2 == 0 ? 1 : LONG);
        StringBuilder body = new StringBuilder(48 << 10);
        body.append("{\"model\":\"rehearsal\",\"stream\":true,\"max_tokens\":64,\"thinking\":{\"type\":\"adaptive\"},")
                .append(
                        "\"system\":[{\"type\":\"text\",\"text\":\"x-anthropic-billing-header: cc_version=0; cch=0;\"},")
                .append("{\"type\":\"text\",\"cache_control\":{\"type\":\"ephemeral\"},\"text\":\"")
                .append(SENTENCE.repeat(SYSTEM_SENTENCES))
                .append("\"}],\"tools\":[");
        for (int tool = 0; tool < TOOLS; tool++) {
            body.append(tool == 0 ? "" : ",")
                    .append("{\"name\":\"Count")
                    .append(tool)
                    .append("\",\"description\":\"")
                    .append(SENTENCE.repeat(TOOL_SENTENCES))
                    .append("\",\"input_schema\":{\"type\":\"object\",\"required\":[\"of\"],")
                    .append("\"properties\":{\"of\":{\"type\":\"string\",\"description\":\"What.\"}}}}");
        }
        body.append("],\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",")
                .append(
                        "\"text\":\"<system-reminder>\\nQuiet.\\n</system-reminder>\"},{\"type\":\"text\",\"text\":\"Go ")
                .append(conversation)
                .append(".\"}]},")
                .append("{\"role\":\"system\",\"content\":\"")
                .append(SENTENCE.repeat(TOOL_SENTENCES))
                .append("\"}");
        for (int pair = 0; pair < pairs; pair++) {
            body.append(
                            ",{\"role\":\"assistant\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"s\"},")
                    .append("{\"type\":\"text\",\"text\":\"I look.\"},{\"type\":\"tool_use\",\"id\":\"t")
                    .append(pair)
                    .append("\",\"name\":\"Count0\",\"input\":{\"of\":\"b\\u00f6ats\"}}]},")
                    .append("{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t")
                    .append(pair)
                    .append("\",\"content\":[{\"type\":\"text\",\"text\":\"")
                    .append(SENTENCE.repeat(TOOL_SENTENCES))
                    .append("\"}]}]}");
        }
        return body.append("]}").toString();
    }
}
