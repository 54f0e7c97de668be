package dev.anyclaude.bench.stats;

import org.apache.commons.math3.stat.StatUtils;

/** How far two sets of values lie apart. Descriptive: takes requests for independent, so no interval. */
public final class EffectSize {
    private EffectSize() {}

    /** Cliff's δ: the share of pairs in which the first is greater minus the share in which it is smaller, −1 to 1. */
    public static double cliffsDelta(double[] first, double[] second) {
        long balance = 0;
        for (double one : first) {
            for (double other : second) {
                balance += Double.compare(one, other);
            }
        }
        return (double) balance / ((long) first.length * second.length);
    }

    /** Geometric mean of the first over that of the second; all values greater than 0. */
    public static double geometricMeanRatio(double[] first, double[] second) {
        return StatUtils.geometricMean(first) / StatUtils.geometricMean(second);
    }
}
