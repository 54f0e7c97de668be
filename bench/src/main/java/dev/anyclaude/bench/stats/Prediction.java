package dev.anyclaude.bench.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The next value of a series beside its past: the same test as {@link PredictionLimit}, with its p-value and bounds. All are
 * differences from the mean of the past, on its own scale.
 *
 * @param mean of the past
 * @param deviation of the past
 * @param lower the shift exceeds it with probability 1 − α
 * @param upper the shift stays below it with probability 1 − α
 * @param pValue of a shift by no more than the threshold
 * @param detectable smallest shift beyond the threshold that is found with the power asked for
 */
public record Prediction(double mean, double deviation, double lower, double upper, double pValue, double detectable) {

    /**
     * Places a value.
     *
     * @param history at least {@link PredictionLimit#FEWEST} values
     * @param threshold shift that is tolerated
     */
    public static Prediction of(double[] history, double value, double threshold, double alpha, double power) {
        double mean = StatUtils.mean(history);
        double step = PredictionLimit.step(history);
        TDistribution t = new TDistribution(null, history.length - 1);
        double half = t.inverseCumulativeProbability(1 - alpha) * step;
        double shift = value - mean;
        double p = step > 0 ? 1 - t.cumulativeProbability((shift - threshold) / step) : shift > threshold ? 0 : 1;
        return new Prediction(
                mean,
                Math.sqrt(StatUtils.variance(history)),
                shift - half,
                shift + half,
                p,
                half + t.inverseCumulativeProbability(power) * step);
    }
}
