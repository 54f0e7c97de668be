package dev.anyclaude.bench.fake;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.engine.BackendUnderTestException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A backend in this JVM that waits instead of computing, by the formula of {@link FakeCosts}. Its prefix cache is real: it finds
 * the longest common beginning, token by token. Nothing measured on it says anything about a model; it says whether the
 * harness finds what it should.
 */
public final class FakeBackend implements BackendUnderTest {
    static final String MODEL = "fake-model";

    private final FakeCosts costs;
    private final PrefixCache cache;
    private final FakeHandler handler;
    private final LoopbackServer server;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FakeBackend(FakeCosts costs, int port) {
        this.costs = costs;
        FakeTokens tokens = new FakeTokens();
        cache = new PrefixCache(tokens, costs.entries());
        costs.diskCache().ifPresent(file -> DiskCache.read(file).forEach(cache::use));
        handler = new FakeHandler(costs, tokens, cache);
        server = LoopbackServer.start(handler, port);
    }

    /**
     * Starts it on a free port of 127.0.0.1.
     *
     * @throws BackendUnderTestException if it cannot
     */
    public static FakeBackend start(FakeCosts costs) {
        return start(costs, 0);
    }

    /** Starts it on a port of 127.0.0.1, such as the one it had before. */
    static FakeBackend start(FakeCosts costs, int port) {
        try {
            return new FakeBackend(costs, port);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new BackendUnderTestException(
                    BackendUnderTestException.Kind.START_FAILED,
                    "the fake backend does not start: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public Map<String, String> description() {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("request_ns", Long.toString(costs.requestNanos()));
        description.put("prefill_ns_per_token", Long.toString(costs.prefillNanosPerToken()));
        description.put("decode_ns_per_token", Long.toString(costs.decodeNanosPerToken()));
        description.put("jitter_ns", Long.toString(costs.jitterNanos()));
        description.put("drift_per_request", Double.toString(costs.driftPerRequest()));
        description.put("seed", Long.toString(costs.seed()));
        description.put("cache_entries", Integer.toString(costs.entries()));
        description.put("traps", costs.traps().stream().sorted().toList().toString());
        description.put("disk_cache", Boolean.toString(costs.diskCache().isPresent()));
        return description;
    }

    /** Completions that were asked of it since it started, answered or not. */
    public long completions() {
        return handler.completions();
    }

    @Override
    public void reset() {
        handler.reset();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            server.close();
            costs.diskCache().ifPresent(file -> DiskCache.write(file, cache.prompts()));
        }
    }
}
