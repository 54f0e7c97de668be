package dev.anyclaude.bench.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Quantiles of a set of values, as far as their number bears them. A percentile q is given from 1 / (1 − q) values on, 10 for
 * the 90th and 100 for the 99th: below that less than one value is expected beyond it, and any formula only reports the largest.
 * Interpolated between order statistics (Hyndman and Fan's type 7).
 */
public final class Quantiles {
    private static final double CONFIDENCE = 0.95;

    private final double[] sorted;
    private final Percentile percentile;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
        this.percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(sorted);
    }

    /**
     * Quantiles of these values.
     *
     * @param values at least one
     */
    public static Quantiles of(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    /** The smallest value. */
    public double min() {
        return sorted[0];
    }

    /** The largest value. */
    public double max() {
        return sorted[sorted.length - 1];
    }

    /** The median. */
    public double p50() {
        return percentile.evaluate(50);
    }

    /**
     * A percentile, if there are values enough.
     *
     * @param q between 0.5 and 1, for example 0.9
     */
    public OptionalDouble at(double q) {
        return sorted.length * (1 - q) >= 1 - 1e-9
                ? OptionalDouble.of(percentile.evaluate(100 * q))
                : OptionalDouble.empty();
    }

    /**
     * A value that is above the true quantile q with 95 % confidence: the smallest order statistic k with
     * P(Bin(n, q) ≤ k − 1) ≥ 0.95. There is one from ln 0.05 / ln q values on: 29 for the 90th percentile, 59 for the 95th,
     * 299 for the 99th.
     */
    public OptionalDouble upperLimit(double q) {
        BinomialDistribution below = new BinomialDistribution(null, sorted.length, q);
        for (int k = 1; k <= sorted.length; k++) {
            if (below.cumulativeProbability(k - 1) >= CONFIDENCE) {
                return OptionalDouble.of(sorted[k - 1]);
            }
        }
        return OptionalDouble.empty();
    }
}
