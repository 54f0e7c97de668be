package dev.anyclaude.bench.stats;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Whether the log ratios of paired blocks lie above a threshold, by Wilcoxon's signed-rank test with its exact distribution. W⁺
 * is the number of Walsh averages above the threshold, so the p-value and the bounds never disagree: p ≤ α exactly if the lower
 * bound at α exceeds the threshold. Where requests were given up, whatever speaks against an alarm is assumed for the p-value
 * and the lower bound, and the opposite for the upper bound.
 *
 * @param estimate Hodges–Lehmann estimate of the log ratio
 * @param lower the true value exceeds it with probability 1 − α; empty if there are too few blocks, or it is unbounded
 * @param upper the true value stays below it with probability 1 − α; likewise
 * @param pValue probability of ratios at least as high if the true one is at the threshold
 * @param deviation of the log ratios
 */
public record PairedTest(double estimate, OptionalDouble lower, OptionalDouble upper, double pValue, double deviation) {

    /**
     * The test of at least two blocks.
     *
     * @param threshold a log ratio
     * @param alpha of the one-sided bounds
     */
    public static PairedTest of(List<LogRatio> ratios, double threshold, double alpha) {
        double[] lows = ratios.stream().mapToDouble(LogRatio::low).toArray();
        double[] highs = ratios.stream().mapToDouble(LogRatio::high).toArray();
        double[] known = ratios.stream().mapToDouble(LogRatio::known).toArray();
        if (known.length < 2) {
            throw new IllegalArgumentException(known.length + " blocks");
        }
        Limits limits = HodgesLehmann.limits(lows, highs, alpha);
        int notAbove = 0;
        for (double average : HodgesLehmann.walsh(lows)) {
            notAbove += average > threshold ? 0 : 1;
        }
        return new PairedTest(
                HodgesLehmann.estimate(known),
                limits.exist() ? finite(limits.low()) : OptionalDouble.empty(),
                limits.exist() ? finite(limits.high()) : OptionalDouble.empty(),
                SignedRank.atMost(known.length, notAbove),
                deviation(known));
    }

    /**
     * The fewest blocks with which any of several tests can raise an alarm at all after Holm's correction: 2⁻ᴮ times their number
     * must not exceed α.
     */
    public static int fewestBlocks(double alpha, int tests) {
        return (int) Math.ceil(Math.log(tests / alpha) / Math.log(2));
    }

    /** Standard deviation of at least two values. */
    public static double deviation(double[] values) {
        return Math.sqrt(StatUtils.variance(values));
    }

    private static OptionalDouble finite(double limit) {
        return Double.isFinite(limit) ? OptionalDouble.of(limit) : OptionalDouble.empty();
    }
}
