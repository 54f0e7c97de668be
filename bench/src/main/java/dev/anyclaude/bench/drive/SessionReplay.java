package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplayTurn;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Sends whole sessions through a proxy, one request after the other and as fast as they are answered; nothing is timed. */
public final class SessionReplay {
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

    private SessionReplay() {}

    /**
     * Sends every turn of every session in the order given, through one proxy.
     *
     * @param answered told of each turn once it has been answered completely
     * @throws DriveException if the proxy does not start, or fails a turn
     */
    public static void run(
            List<ReplaySession> sessions,
            ProxyLauncher launcher,
            URI backend,
            String model,
            Consumer<ReplayTurn> answered) {
        try (MessagesClient client = new MessagesClient(READ_TIMEOUT);
                ProxyProcess proxy = ProxyProcess.start(launcher.command(backend, model, Route.PROXY))) {
            for (ReplaySession session : sessions) {
                for (ReplayTurn turn : session.turns()) {
                    send(turn, client, proxy);
                    answered.accept(turn);
                }
            }
        }
    }

    private static void send(ReplayTurn turn, MessagesClient client, ProxyProcess proxy) {
        Exchange exchange = client.post(
                Addresses.messages(proxy.url(), turn.path()),
                turn.headers(),
                turn.body().bytes());
        Observation seen = new MessagesObserver().observe(exchange.frames());
        if (exchange.outcome() != Outcome.COMPLETED || !seen.complete()) {
            String error = exchange.error().isEmpty() ? seen.error() : exchange.error();
            throw new DriveException("turn " + turn.turn() + " of " + turn.session() + " was not answered: " + error
                    + "; the proxy printed last:\n" + proxy.lastLines());
        }
    }
}
