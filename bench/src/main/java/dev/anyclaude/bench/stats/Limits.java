package dev.anyclaude.bench.stats;

/** An interval, possibly infinite, and the probability with which such intervals contain the true value; 0 if there is none. */
record Limits(double low, double high, double level) {
    static final Limits NONE = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

    boolean exist() {
        return level > 0;
    }

    /** The same with each limit's distance from a value multiplied. */
    Limits widened(double around, double factor) {
        return new Limits(around - (around - low) * factor, around + (high - around) * factor, level);
    }
}
