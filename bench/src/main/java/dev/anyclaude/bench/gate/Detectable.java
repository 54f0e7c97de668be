package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.stats.MinimumDetectable;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The smallest slowdown that a gate's rule calls one with the rule's power, as a share. A slowdown has two hurdles to take, and
 * the higher one counts:
 *
 * <pre>
 * the test    exp((t₁₋α/m + t_power) · s / √B) · (1 + δ) − 1     m metrics: Holm's first step, which a metric alone must pass
 * the floor   (1 + floor / baseline) · exp(√(π/2) · t_power · s / √B) − 1     √(π/2): a median scatters more than a mean
 * </pre>
 */
final class Detectable {
    private static final double OF_A_MEDIAN = Math.sqrt(Math.PI / 2);

    private Detectable() {}

    /**
     * Of paired blocks.
     *
     * @param deviation s, of the blocks' log ratios when nothing changed
     * @param blocks B
     * @param baselineMillis median of the baseline
     */
    static double paired(GateRule rule, GateMetric metric, double deviation, int blocks, double baselineMillis) {
        double test =
                MinimumDetectable.slowdown(deviation, blocks, rule.decisiveAlpha(), rule.power(), rule.tolerated());
        return Math.max(
                test, floor(rule, metric, baselineMillis, OF_A_MEDIAN * deviation / Math.sqrt(blocks), blocks - 1));
    }

    /**
     * What the floor alone demands.
     *
     * @param error standard error of the change, of logarithms
     * @param degrees of freedom it is known with
     */
    static double floor(GateRule rule, GateMetric metric, double baselineMillis, double error, int degrees) {
        double steps = new TDistribution(null, degrees).inverseCumulativeProbability(rule.power());
        return (1 + rule.floorMillis(metric) / baselineMillis) * Math.exp(steps * error) - 1;
    }
}
