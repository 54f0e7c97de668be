package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplayTurn;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Sends a plan, one request after the other on the calling thread. Every request becomes a sample, whatever came of it. Once
 * the backend or the proxy is gone there is nothing left to measure and the run stops; the samples so far are on disk.
 */
public final class Driver {
    /** Longest silence before a request is given up: ten minutes, which Claude Code itself allows. */
    public static final Duration READ_TIMEOUT = Duration.ofMinutes(10);

    private static final int FAILURES_IN_A_ROW = 5;

    private final ReplayPlan plan;
    private final BackendUnderTest backend;
    private final Bodies bodies;
    private final MessagesClient client;
    private final HeadTokens headTokens;
    private final Proxies proxies;
    private final ColdState cold;
    private final List<TurnSample> samples = new ArrayList<>();
    private final long startNanos = System.nanoTime();
    private long previousEndNanos = startNanos;
    private Upstream upstream = Upstream.NOTHING;
    private int failuresInARow;

    private Driver(ReplayPlan plan, BackendUnderTest backend, Bodies bodies, MessagesClient client, Proxies proxies) {
        this.plan = plan;
        this.backend = backend;
        this.bodies = bodies;
        this.client = client;
        this.headTokens = new HeadTokens(backend.url());
        this.proxies = proxies;
        this.cold = new ColdState(backend);
    }

    /**
     * Sends the whole plan.
     *
     * @param sessions the bodies it names
     * @param readTimeout longest silence before a request is given up
     * @param log takes every sample
     * @param progress told of every sample after it is on disk
     * @return all samples, in order
     * @throws DriveException if it cannot be finished
     */
    public static List<TurnSample> run(
            String run,
            ReplayPlan plan,
            List<ReplaySession> sessions,
            BackendUnderTest backend,
            ProxyLauncher launcher,
            Duration readTimeout,
            SampleLog log,
            Consumer<TurnSample> progress) {
        Bodies bodies = new Bodies(sessions);
        plan.requests().forEach(bodies::of);
        try (MessagesClient client = new MessagesClient(readTimeout);
                Proxies proxies = Proxies.launch(plan, launcher, backend)) {
            Driver driver = new Driver(plan, backend, bodies, client, proxies);
            driver.prepare(launcher);
            driver.sendAll(run, log, progress);
            return List.copyOf(driver.samples);
        }
    }

    private void prepare(ProxyLauncher launcher) {
        if (cold.hasAnother()) {
            proxies.awaitReady();
            plan.requests().stream()
                    .filter(each -> each.arm() == Arm.COLD)
                    .findFirst()
                    .ifPresent(first -> cold.settle(() -> counted(first)));
        }
        boolean marked = cold.nonce().isPresent();
        upstream = Upstream.capture(plan, bodies, launcher, backend.model(), marked, client);
        proxies.awaitReady();
    }

    private TokenCounts counted(PlannedRequest request) {
        OptionalLong before = backend.cachedTokensInAll();
        Exchange exchange = exchange(request, bodies.of(request));
        if (exchange.outcome() != Outcome.COMPLETED) {
            stopIfHopeless(exchange.error());
            throw new DriveException("the first prompt of the plan is not answered: " + exchange.error());
        }
        return new MessagesObserver()
                .observe(exchange.frames())
                .tokens()
                .withCachedSince(before, backend.cachedTokensInAll());
    }

    private void sendAll(String run, SampleLog log, Consumer<TurnSample> progress) {
        for (PlannedRequest request : plan.requests()) {
            if (request.reset() || (backend.keepsSeveralPrompts() && beginsRound(request))) {
                cold.next();
            }
            TurnSample sample = send(run, request);
            samples.add(sample);
            log.add(sample);
            progress.accept(sample);
            stopIfOver(sample);
        }
    }

    /** Whether the next request is to find this one's prompt in the cache, and nothing more. */
    private static boolean beginsRound(PlannedRequest request) {
        return request.arm() == Arm.PRIME && request.block() != PlannedRequest.NONE;
    }

    private TurnSample send(String run, PlannedRequest request) {
        ReplayTurn turn = bodies.of(request);
        OptionalLong cachedBefore = backend.cachedTokensInAll();
        long intended = Math.max(previousEndNanos, startNanos) + request.thinkMillis() * 1_000_000;
        waitUntil(intended);
        Exchange exchange = exchange(request, turn);
        previousEndNanos = exchange.endNanos();
        StreamObserver observer = request.path() == Route.DIRECT ? new ChatObserver() : new MessagesObserver();
        Observation seen = observer.observe(exchange.frames());
        Outcome outcome = exchange.outcome();
        String error = exchange.error();
        if (outcome == Outcome.COMPLETED && !seen.complete()) {
            outcome = Outcome.FAILED;
            error = seen.error();
        }
        TokenCounts tokens = seen.tokens().withCachedSince(cachedBefore, backend.cachedTokensInAll());
        Acceptance acceptance = Acceptance.judge(request.arm(), outcome, tokens, expectedCached(request, tokens))
                .from(tokens.equals(seen.tokens()) ? "" : "counted by the growth of the backend's total")
                .from(request.arm() == Arm.COLD ? cold.footing() : "");
        return new TurnSample(
                run,
                request.seq(),
                request.block(),
                request.arm(),
                request.path(),
                request.session(),
                request.turn(),
                request.kind(),
                request.stratum(),
                intended - startNanos,
                exchange.sendNanos() - startNanos,
                exchange.reusedConnection(),
                Readings.of(exchange, seen),
                tokens,
                acceptance.accepted(),
                acceptance.reason(),
                outcome,
                error);
    }

    private Exchange exchange(PlannedRequest request, ReplayTurn turn) {
        if (request.path() == Route.DIRECT) {
            byte[] captured = upstream.of(request.bodySha256()).orElseThrow();
            byte[] body = cold.nonce().map(each -> each.fill(captured)).orElse(captured);
            return client.post(Addresses.chatCompletions(backend.url()), Map.of(), body);
        }
        byte[] recorded = turn.body().bytes();
        return client.post(
                Addresses.messages(proxies.of(request.path()).url(), turn.path()),
                turn.headers(),
                cold.nonce().map(each -> each.mark(recorded)).orElse(recorded));
    }

    private OptionalInt expectedCached(PlannedRequest request, TokenCounts tokens) {
        if (request.after() == PlannedRequest.NONE) {
            return OptionalInt.empty();
        }
        TurnSample before = samples.get(request.after());
        if (before.outcome() != Outcome.COMPLETED) {
            return OptionalInt.empty();
        }
        if (request.arm() == Arm.W1) {
            byte[] captured = upstream.of(request.bodySha256()).orElseThrow();
            byte[] sent = cold.nonce().map(each -> each.fill(captured)).orElse(captured);
            return headTokens.of(request.bodySha256(), sent, tokens);
        }
        return before.tokens().promptTokens();
    }

    private void stopIfOver(TurnSample sample) {
        if (sample.outcome() == Outcome.COMPLETED) {
            failuresInARow = 0;
            return;
        }
        failuresInARow++;
        if (sample.outcome() == Outcome.ABANDONED) {
            throw new DriveException("the run was stopped after " + kept());
        }
        stopIfHopeless(sample.error());
        if (failuresInARow == FAILURES_IN_A_ROW) {
            throw new DriveException(
                    failuresInARow + " requests in a row failed, the last with: " + sample.error() + "; " + kept());
        }
    }

    private void stopIfHopeless(String error) {
        proxies.requireAlive(kept());
        if (ContextOverflow.isOne(error)) {
            throw new DriveException("a prompt does not fit into the backend's context (" + error
                    + "); start the backend with a larger one, how is what anyclaude doctor --backend " + backend.url()
                    + " says, or replay shorter sessions with --sessions; " + kept());
        }
        if (!client.answers(Addresses.models(backend.url()))) {
            throw new DriveException("the backend at " + backend.url() + " no longer answers (" + error
                    + "); start it again, with a smaller model if it ran out of memory, and repeat the run; " + kept()
                    + (backend.lastWords().isEmpty() ? "" : "\nit printed last:\n" + backend.lastWords()));
        }
    }

    private String kept() {
        return samples.size() + " of " + plan.requests().size() + " samples are kept";
    }

    private static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }
}
