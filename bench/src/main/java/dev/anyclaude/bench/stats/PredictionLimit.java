package dev.anyclaude.bench.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/** Where the next value of a series may be if nothing changed: for a gate with nothing to compare with but its own past. */
public final class PredictionLimit {
    /** Below it the limit is too wide to catch anything. */
    public static final int FEWEST = 8;

    private PredictionLimit() {}

    /**
     * x̄ + t · s · √(1 + 1/m) with m − 1 degrees of freedom: the next value exceeds it with probability α.
     *
     * @param history at least {@link #FEWEST} earlier values, such as means of block log medians
     * @param alpha for example 0.01
     */
    public static double upper(double[] history, double alpha) {
        double step = step(history);
        double t = new TDistribution(null, history.length - 1).inverseCumulativeProbability(1 - alpha);
        return StatUtils.mean(history) + t * step;
    }

    /** s · √(1 + 1/m): what the difference between the next value and the mean is divided by to have Student's distribution. */
    static double step(double[] history) {
        int m = history.length;
        if (m < FEWEST) {
            throw new IllegalArgumentException("a history of " + m + " values; at least " + FEWEST + " are needed");
        }
        return Math.sqrt(StatUtils.variance(history) * (1 + 1.0 / m));
    }
}
