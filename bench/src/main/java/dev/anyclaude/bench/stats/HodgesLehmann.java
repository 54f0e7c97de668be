package dev.anyclaude.bench.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Where values lie that scatter symmetrically: the median of their Walsh averages (xᵢ + xⱼ) / 2, i ≤ j (Hodges and Lehmann
 * 1963), bounded by inverting Wilcoxon's signed-rank test with its exact distribution.
 */
public final class HodgesLehmann {
    private HodgesLehmann() {}

    /** The point estimate of at least one value. */
    public static double estimate(double[] values) {
        return Quantiles.of(walsh(values)).p50();
    }

    /**
     * The estimate with its two-sided interval, whose level is the exact one, at least 1 − 2 · tail. Without interval if there
     * are too few values, fewer than 6 at a tail of 0.025.
     */
    public static Estimate of(double[] values, double tail) {
        Limits limits = limits(values, values, tail);
        return limits.exist()
                ? Estimate.of(estimate(values), limits.low(), limits.high(), limits.level())
                : Estimate.point(estimate(values));
    }

    /**
     * The value that the true one exceeds with probability 1 − α; empty if there are too few values, fewer than 7 at α = 0.01.
     */
    public static OptionalDouble lowerBound(double[] values, double alpha) {
        Limits limits = limits(values, values, alpha);
        return limits.exist() ? OptionalDouble.of(limits.low()) : OptionalDouble.empty();
    }

    /** The value that the true one stays below with probability 1 − α; empty if there are too few values. */
    public static OptionalDouble upperBound(double[] values, double alpha) {
        Limits limits = limits(values, values, alpha);
        return limits.exist() ? OptionalDouble.of(limits.high()) : OptionalDouble.empty();
    }

    /**
     * Limits of values which are themselves known within limits only.
     *
     * @param lows at least this; may hold negative infinity
     * @param highs at most this; may hold infinity
     */
    static Limits limits(double[] lows, double[] highs, double tail) {
        int n = lows.length;
        int k = SignedRank.rank(n, tail);
        if (k == 0) {
            return Limits.NONE;
        }
        double[] upper = walsh(highs);
        return new Limits(walsh(lows)[k - 1], upper[upper.length - k], 1 - 2 * SignedRank.atMost(n, k - 1));
    }

    /** All M = n (n + 1) / 2 Walsh averages, ascending. */
    static double[] walsh(double[] values) {
        double[] averages = new double[values.length * (values.length + 1) / 2];
        int m = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = i; j < values.length; j++) {
                averages[m++] = (values[i] + values[j]) / 2;
            }
        }
        Arrays.sort(averages);
        return averages;
    }
}
