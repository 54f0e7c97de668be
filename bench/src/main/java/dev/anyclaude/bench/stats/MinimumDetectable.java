package dev.anyclaude.bench.stats;

import org.apache.commons.math3.distribution.TDistribution;

/** The smallest slowdown a gate of paired blocks finds often enough. */
public final class MinimumDetectable {
    private MinimumDetectable() {}

    /**
     * exp((t₁₋α + t_power) · s / √B) · (1 + δ) − 1 with B − 1 degrees of freedom, as a share: 0.08 is 8 %.
     *
     * @param deviation s, of the blocks' log ratios when nothing changed
     * @param blocks B, at least 2
     * @param alpha chance of a false alarm, one-sided
     * @param power chance of finding such a slowdown
     * @param tolerated δ, the slowdown that is not called one, as a share
     */
    public static double slowdown(double deviation, int blocks, double alpha, double power, double tolerated) {
        TDistribution t = new TDistribution(null, blocks - 1);
        double steps = t.inverseCumulativeProbability(1 - alpha) + t.inverseCumulativeProbability(power);
        return Math.exp(steps * deviation / Math.sqrt(blocks)) * (1 + tolerated) - 1;
    }
}
