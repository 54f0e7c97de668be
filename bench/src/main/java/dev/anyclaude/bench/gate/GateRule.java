package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a gate fails and passes.
 *
 * <pre>
 * FAIL  iff  p, adjusted by Holm, ≤ α for "slower by more than δ"   and   median change > floor
 * PASS  iff  one-sided (1 − α) upper bound &lt; 1 + δ_max         or   that of the change &lt; floor
 * else INCONCLUSIVE
 * </pre>
 *
 * @param alpha α, chance of a false failure among all metrics together
 * @param tolerated δ, the slowdown that is not called one, as a share
 * @param toleratedAtMost δ_max, the slowdown that must be excluded to pass, as a share
 * @param floorMillis of TTFT and total: a smaller change never fails
 * @param overheadFloorMillis likewise of the proxy's overhead
 * @param power chance with which the minimum detectable regression is found
 * @param largestDeviation of the blocks' log ratios of warm TTFT; above it an undecided gate calls the machine unfit
 */
public record GateRule(
        double alpha,
        double tolerated,
        @JsonProperty("tolerated_at_most") double toleratedAtMost,
        @JsonProperty("floor_ms") double floorMillis,
        @JsonProperty("overhead_floor_ms") double overheadFloorMillis,
        double power,
        @JsonProperty("largest_deviation") double largestDeviation) {

    /** α = 1 %, δ = 5 %, δ_max = 15 %, floors of 20 ms and 2 ms, power 80 %, deviation up to 0.25. */
    public static final GateRule STANDARD = new GateRule(0.01, 0.05, 0.15, 20, 2, 0.80, 0.25);

    public GateRule {
        boolean shares = alpha > 0 && alpha < 0.5 && power > 0.5 && power < 1;
        if (!shares || !(tolerated >= 0 && toleratedAtMost > 0) || !(floorMillis >= 0 && overheadFloorMillis >= 0)) {
            throw new IllegalArgumentException("alpha " + alpha + ", power " + power + ", tolerated " + tolerated
                    + " and at most " + toleratedAtMost + ", floors " + floorMillis + " and " + overheadFloorMillis);
        }
    }

    /** What the p-value of a metric that alone became slower must not exceed: Holm's first step, α by the number of metrics. */
    public double decisiveAlpha() {
        return alpha / GateMetric.values().length;
    }

    double floorMillis(GateMetric metric) {
        return metric == GateMetric.PROXY_OVERHEAD ? overheadFloorMillis : floorMillis;
    }

    /** The same with other slowdowns tolerated. */
    public GateRule tolerating(double share, double atMost) {
        return new GateRule(
                alpha, share, Math.max(share, atMost), floorMillis, overheadFloorMillis, power, largestDeviation);
    }

    /** The same, but tolerating at least the change that was seen when nothing had changed, as a share. */
    GateRule atLeast(double shown) {
        return shown > tolerated ? tolerating(shown, toleratedAtMost) : this;
    }

    /** The same with another floor for TTFT and total. */
    public GateRule floor(double millis) {
        return new GateRule(alpha, tolerated, toleratedAtMost, millis, overheadFloorMillis, power, largestDeviation);
    }
}
