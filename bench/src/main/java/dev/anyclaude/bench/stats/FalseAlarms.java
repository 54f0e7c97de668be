package dev.anyclaude.bench.stats;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * What a count of false alarms says of their rate, exactly (Clopper and Pearson 1934). All rates are shares, 0 to 1. Commons Math
 * has the interval too, but fails when every run raised an alarm.
 */
public final class FalseAlarms {
    private FalseAlarms() {}

    /** The two-sided interval of the rate at which this many of all runs raised one. */
    public static Estimate rate(int alarms, int runs, double level) {
        double confidence = (1 + level) / 2;
        return Estimate.of(
                (double) alarms / runs,
                1 - upperLimit(runs - alarms, runs, confidence),
                upperLimit(alarms, runs, confidence),
                level);
    }

    /** The rate that the true one stays below with this confidence. */
    public static double upperLimit(int alarms, int runs, double confidence) {
        if (alarms < 0 || alarms > runs || runs < 1) {
            throw new IllegalArgumentException(alarms + " alarms in " + runs + " runs");
        }
        return alarms == runs
                ? 1
                : new BetaDistribution(null, alarms + 1.0, runs - alarms).inverseCumulativeProbability(confidence);
    }
}
