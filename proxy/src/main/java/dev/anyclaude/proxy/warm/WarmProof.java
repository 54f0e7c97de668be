package dev.anyclaude.proxy.warm;

import dev.anyclaude.proxy.disk.WriterThread;
import dev.anyclaude.proxy.json.JsonBytes;
import dev.anyclaude.proxy.memory.RecentlyUsed;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at the first main turn of each session: keeps how its prompt begins, for the next start, and says whether warming helped,
 * which only the backend's own figure shows. Thread-safe; files are written on a thread of its own.
 */
public final class WarmProof implements AutoCloseable {
    private static final int MAX_SESSIONS = 256;
    private static final int MOST_WAITING = 16;
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final PrefixStore store;
    private final Consumer<String> log;
    private final Set<String> warmed = new HashSet<>();
    private final Set<String> sessions = Collections.newSetFromMap(new RecentlyUsed<>(MAX_SESSIONS));
    private boolean proven;
    private final WriterThread writer = new WriterThread("prefix-store", MOST_WAITING);

    /**
     * Keeps prefixes in a store.
     *
     * @param log is told in one line, without text of prompts
     */
    public WarmProof(PrefixStore store, Consumer<String> log) {
        this.store = store;
        this.log = log;
    }

    /**
     * A main turn has been answered.
     *
     * @param session the client's session id; empty if it sent none
     * @param prefixKey by which a balancer routes it
     * @param body as sent to the backend
     * @param headEnd where the first message of the conversation begins in it
     * @param promptTokens as reported, like {@code cachedTokens}
     */
    public void answered(
            String session,
            String model,
            String prefixKey,
            JsonBytes body,
            int headEnd,
            OptionalInt promptTokens,
            OptionalInt cachedTokens) {
        synchronized (this) {
            if (!sessions.add(session)) {
                return;
            }
        }
        WarmPrefix prefix = WarmPrefix.of(model, prefixKey, body, headEnd);
        verdict(prefix.key(), promptTokens, cachedTokens);
        if (!writer.offer(() -> keep(prefix))) {
            log.accept("the disk is too slow to keep this session for the next start");
        }
    }

    synchronized void sent(WarmPrefix prefix) {
        warmed.add(prefix.key());
    }

    /** Writes what waits, but not for longer than half a second. */
    @Override
    public void close() {
        if (!writer.close(PATIENCE)) {
            log.accept("the last session was not kept");
        }
    }

    private synchronized void verdict(String key, OptionalInt promptTokens, OptionalInt cachedTokens) {
        if (warmed.isEmpty() || proven) {
            return;
        }
        proven = true;
        if (!warmed.contains(key)) {
            log.accept("of no use: this session begins otherwise than the ones kept");
        } else if (promptTokens.isEmpty() || cachedTokens.isEmpty()) {
            log.accept("pre-warmed: the backend does not say what it reused");
        } else {
            log.accept(String.format(
                    Locale.ROOT,
                    "pre-warmed: backend reused %,d of %,d prompt tokens",
                    cachedTokens.getAsInt(),
                    promptTokens.getAsInt()));
        }
    }

    private void keep(WarmPrefix prefix) {
        try {
            store.keep(prefix);
        } catch (IOException e) {
            log.accept("cannot keep this session for the next start: " + e);
        }
    }
}
