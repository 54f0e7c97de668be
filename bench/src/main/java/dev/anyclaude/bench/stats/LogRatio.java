package dev.anyclaude.bench.stats;

/**
 * ln cold − ln warm of one block, between two limits that are equal unless a request was given up. A request that was given up
 * took at least that long: it ranks above every other. If it is a cold one, the ratio has no upper limit; if a warm one, no
 * lower limit.
 *
 * @param low at least this; may be negative infinity
 * @param high at most this; may be infinity
 * @param known with the times at which requests were given up taken for their times
 */
public record LogRatio(double low, double high, double known) {

    public LogRatio {
        if (!(low <= known && known <= high) || !Double.isFinite(known)) {
            throw new IllegalArgumentException(low + " ≤ " + known + " ≤ " + high);
        }
    }

    /** Whether nothing was given up that matters. */
    boolean exact() {
        return low == high;
    }
}
