package dev.anyclaude.proxy.memory;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets the entry used least recently when it has too many. Not thread-safe. */
public final class RecentlyUsed<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;
    private final int maxEntries;

    /** Creates an empty map for so many entries. */
    public RecentlyUsed(int maxEntries) {
        super(16, 0.75f, true);
        this.maxEntries = maxEntries;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > maxEntries;
    }
}
