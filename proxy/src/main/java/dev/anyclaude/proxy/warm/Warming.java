package dev.anyclaude.proxy.warm;

import dev.anyclaude.proxy.backend.HttpBackend;
import dev.anyclaude.proxy.json.JsonBytes;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What turns have to do with warming; does nothing where nothing is kept. Thread-safe. */
public final class Warming implements AutoCloseable {
    /** Nothing is kept, nothing is sent. */
    public static final Warming NONE = new Warming(Optional.empty(), Optional.empty());

    private final Optional<PreWarm> preWarm;
    private final Optional<WarmProof> proof;

    private Warming(Optional<PreWarm> preWarm, Optional<WarmProof> proof) {
        this.preWarm = preWarm;
        this.proof = proof;
    }

    /**
     * Warms a backend with what a store keeps.
     *
     * @param log is told what was sent and what came of it, without text of prompts
     */
    public static Warming of(HttpBackend backend, PrefixStore store, Consumer<String> log) {
        WarmProof proof = new WarmProof(store, log);
        return new Warming(Optional.of(new PreWarm(backend, store, proof, log)), Optional.of(proof));
    }

    /** Sends what is kept; for a thread of its own. */
    public void run(WarmTarget target) {
        preWarm.ifPresent(each -> each.run(target));
    }

    /** A turn is about to ask the backend: what is being sent gives way. */
    public void turnBegins(boolean main) {
        preWarm.ifPresent(each -> each.turnBegins(main));
    }

    /** That turn has ended. */
    public void turnEnds() {
        preWarm.ifPresent(PreWarm::turnEnds);
    }

    /** A main turn has been answered, see {@link WarmProof#answered}. */
    public void answered(
            String session,
            String model,
            String prefixKey,
            JsonBytes body,
            int headEnd,
            OptionalInt promptTokens,
            OptionalInt cachedTokens) {
        proof.ifPresent(each -> each.answered(session, model, prefixKey, body, headEnd, promptTokens, cachedTokens));
    }

    @Override
    public void close() {
        proof.ifPresent(WarmProof::close);
    }
}
