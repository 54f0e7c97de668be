package dev.anyclaude.bench.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/** The mean of normally distributed values: x̄ ± t · s / √n with n − 1 degrees of freedom. */
final class StudentT {
    private StudentT() {}

    /**
     * The mean with its two-sided interval.
     *
     * @param values at least two
     */
    static Estimate mean(double[] values, double level) {
        int n = values.length;
        double mean = StatUtils.mean(values);
        double half = new TDistribution(null, n - 1).inverseCumulativeProbability((1 + level) / 2)
                * Math.sqrt(StatUtils.variance(values) / n);
        return Estimate.of(mean, mean - half, mean + half, level);
    }
}
