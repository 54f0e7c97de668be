package dev.anyclaude.proxy.cache;

import dev.anyclaude.proxy.prefix.PromptFingerprint;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Encoded heads by fingerprint, so that a system prompt and its tools are translated once. An entry goes when it was not
 * used for a while, or when the least recently used one must make room.
 *
 * <p>Thread-safe. A head is encoded outside the lock, by the first thread that asks; others that ask for the same one
 * wait for it, and count as hits. If encoding fails, all of them get the exception and nothing is kept.
 */
public final class PromptCache {

    /** What the cache did since the start, and holds now. */
    public record Stats(long hits, long misses, long evictions, long expirations, int entries, long bytes) {}

    private static final class Entry {
        final CompletableFuture<byte[]> head = new CompletableFuture<>();
        long usedNanos;
        /** Counted in {@link #heldBytes}; 0 while the head is being encoded. */
        int bytes;

        Entry(long usedNanos) {
            this.usedNanos = usedNanos;
        }
    }

    private final LongSupplier nanoTime;
    private final long timeToLiveNanos;
    private final long maxBytes;
    private final Map<PromptFingerprint, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long heldBytes;
    private long hits;
    private long misses;
    private long evictions;
    private long expirations;

    /**
     * Creates an empty cache.
     *
     * @param nanoTime {@link System#nanoTime} or a test's clock
     * @param timeToLive since the last use
     * @param maxBytes of all encoded heads together; a head larger than this is encoded each time
     */
    public PromptCache(LongSupplier nanoTime, Duration timeToLive, long maxBytes) {
        if (timeToLive.isNegative() || timeToLive.isZero() || maxBytes < 0) {
            throw new IllegalArgumentException(
                    "timeToLive " + timeToLive + " or maxBytes " + maxBytes + " is too small");
        }
        this.nanoTime = nanoTime;
        this.timeToLiveNanos = timeToLive.toNanos();
        this.maxBytes = maxBytes;
    }

    /** The head of this fingerprint, encoded now if it is not there. */
    public CachedHead get(PromptFingerprint key, Supplier<byte[]> encode) {
        Entry entry;
        boolean hit;
        synchronized (entries) {
            long now = nanoTime.getAsLong();
            entry = entries.get(key);
            if (entry != null && expired(entry, now)) {
                remove(key, entry);
                expirations++;
                entry = null;
            }
            hit = entry != null;
            if (entry == null) {
                misses++;
                entry = new Entry(now);
                entries.put(key, entry);
            } else {
                hits++;
                entry.usedNanos = now;
            }
        }
        return new CachedHead(hit ? await(entry) : fill(key, entry, encode), hit);
    }

    /** Forgets what was not used for the time to live. */
    public void cleanUp() {
        synchronized (entries) {
            long now = nanoTime.getAsLong();
            for (Iterator<Entry> each = entries.values().iterator(); each.hasNext(); ) {
                Entry entry = each.next();
                if (expired(entry, now)) {
                    each.remove();
                    heldBytes -= entry.bytes;
                    expirations++;
                }
            }
        }
    }

    /** Counts since the start, and what is held now. */
    public Stats stats() {
        synchronized (entries) {
            return new Stats(hits, misses, evictions, expirations, entries.size(), heldBytes);
        }
    }

    private byte[] fill(PromptFingerprint key, Entry entry, Supplier<byte[]> encode) {
        try {
            byte[] head = encode.get();
            synchronized (entries) {
                if (entries.get(key) == entry) {
                    entry.bytes = head.length;
                    heldBytes += head.length;
                    makeRoom();
                }
            }
            entry.head.complete(head);
            return head;
        } catch (RuntimeException | Error failure) {
            synchronized (entries) {
                remove(key, entry);
            }
            entry.head.completeExceptionally(failure);
            throw failure;
        }
    }

    private static byte[] await(Entry entry) {
        try {
            return entry.head.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void makeRoom() {
        for (Iterator<Entry> oldest = entries.values().iterator(); heldBytes > maxBytes && oldest.hasNext(); ) {
            Entry entry = oldest.next();
            if (entry.bytes > 0) {
                oldest.remove();
                heldBytes -= entry.bytes;
                evictions++;
            }
        }
    }

    private void remove(PromptFingerprint key, Entry entry) {
        if (entries.remove(key, entry)) {
            heldBytes -= entry.bytes;
        }
    }

    private boolean expired(Entry entry, long now) {
        return now - entry.usedNanos >= timeToLiveNanos;
    }
}
