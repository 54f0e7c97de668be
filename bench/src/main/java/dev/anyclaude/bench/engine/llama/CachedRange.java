package dev.anyclaude.bench.engine.llama;

/**
 * How many tokens of a prompt a cache must have.
 *
 * @param low at least
 * @param high at most
 */
record CachedRange(int low, int high) {
    CachedRange {
        if (low < 0 || high < low) {
            throw new IllegalArgumentException("no range: " + low + " to " + high);
        }
    }

    boolean contains(int tokens) {
        return low <= tokens && tokens <= high;
    }

    @Override
    public String toString() {
        return low == high ? Integer.toString(low) : low + " to " + high;
    }
}
