package dev.anyclaude.bench.stats;

import java.util.OptionalDouble;

/**
 * A number and how far it may be off.
 *
 * @param estimate best single value
 * @param low lower limit of the two-sided interval; empty when there is none, or when nothing bounds the value from below
 * @param high upper limit, likewise
 * @param level probability with which such intervals contain the true value, as exact as the method is; empty without interval
 */
public record Estimate(double estimate, OptionalDouble low, OptionalDouble high, OptionalDouble level) {

    public Estimate {
        if (!Double.isFinite(estimate)) {
            throw new IllegalArgumentException("estimate: " + estimate);
        }
        if (low.orElse(-Double.MAX_VALUE) > high.orElse(Double.MAX_VALUE)) {
            throw new IllegalArgumentException("from " + low.getAsDouble() + " to " + high.getAsDouble());
        }
        double covered = level.orElse(0.5);
        if (!(covered > 0 && covered < 1)) {
            throw new IllegalArgumentException("level: " + covered);
        }
    }

    /** A value of which only the value is known. */
    public static Estimate point(double estimate) {
        return new Estimate(estimate, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** A value with its interval; a limit that is infinite is left out. */
    public static Estimate of(double estimate, double low, double high, double level) {
        return new Estimate(estimate, finite(low), finite(high), OptionalDouble.of(level));
    }

    private static OptionalDouble finite(double limit) {
        return Double.isFinite(limit) ? OptionalDouble.of(limit) : OptionalDouble.empty();
    }
}
