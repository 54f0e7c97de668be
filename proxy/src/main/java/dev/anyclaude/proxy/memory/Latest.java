package dev.anyclaude.proxy.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The latest of something, up to a number and a size; what is older is forgotten. Thread-safe; the lock is held for no look inside. */
public final class Latest<T> {
    private final int most;
    private final long maxBytes;
    private final ToLongFunction<T> bytes;
    private final List<T> kept = new ArrayList<>();

    /**
     * Keeps nothing yet.
     *
     * @param maxBytes of all together
     * @param bytes that one keeps alive
     */
    public Latest(int most, long maxBytes, ToLongFunction<T> bytes) {
        this.most = most;
        this.maxBytes = maxBytes;
        this.bytes = bytes;
    }

    /** All that is kept, the latest last. */
    public List<T> all() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /**
     * Keeps one more.
     *
     * @param instead is forgotten for it
     */
    public void keep(T latest, Optional<T> instead) {
        synchronized (kept) {
            instead.ifPresent(kept::remove);
            kept.add(latest);
            long held = 0;
            for (int i = kept.size() - 1; i >= 0; i--) {
                held += bytes.applyAsLong(kept.get(i));
                if (held > maxBytes || kept.size() - i > most) {
                    kept.subList(0, i + 1).clear();
                    return;
                }
            }
        }
    }
}
