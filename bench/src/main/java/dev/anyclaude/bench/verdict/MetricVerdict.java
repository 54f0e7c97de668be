package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.stats.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The verdict on one metric of one warm arm against cold requests of the same bodies in the same blocks.
 *
 * @param metric {@code ttft} or {@code total}
 * @param arm {@link Arm#W1} or {@link Arm#W2}
 * @param stratum class of the bodies
 * @param headline this is the comparison the run was made for; every other one is exploratory
 * @param reason why, in a sentence or several; empty when the interval says it all
 * @param speedup cold time / warm time; empty without a usable block
 * @param blocks with at least one usable cold and one usable warm request
 * @param blocksNeeded about how many a run would need in all to settle it; only when inconclusive and they would
 * @param cachedShare median share of the warm prompts that was not prefilled, 0 to 1; empty where not reported
 * @param coldMedianMs median of all usable cold requests, milliseconds
 * @param warmMedianMs median of all usable warm requests, milliseconds
 * @param differenceMs cold minus warm per block, milliseconds
 * @param predictedSpeedup what the fitted prefill rate allows with the reuse that was seen; a ratio
 * @param reuse what was reused and what the claim takes; empty without a fit or counts
 * @param blockSpeedups cold / warm of each block, in the order of the blocks
 * @param crossChecks the same question asked in other ways
 */
public record MetricVerdict(
        String metric,
        Arm arm,
        String stratum,
        boolean headline,
        Verdict verdict,
        String reason,
        Optional<Estimate> speedup,
        int blocks,
        OptionalInt blocksNeeded,
        OptionalDouble cachedShare,
        OptionalDouble coldMedianMs,
        OptionalDouble warmMedianMs,
        Optional<Estimate> differenceMs,
        OptionalDouble predictedSpeedup,
        Optional<ReuseNeed> reuse,
        List<Double> blockSpeedups,
        CrossChecks crossChecks) {

    public MetricVerdict {
        blockSpeedups = List.copyOf(blockSpeedups);
        if (blocks != blockSpeedups.size()) {
            throw new IllegalArgumentException(blocks + " blocks with " + blockSpeedups.size() + " speedups");
        }
    }

    /**
     * Its stratum if others of the same metric and arm are among these, so that they can be told apart; empty if not.
     *
     * @param before what to put before it if it is not empty
     */
    public String stratumAmong(List<MetricVerdict> others, String before) {
        boolean several = others.stream()
                .anyMatch(each -> each.metric.equals(metric) && each.arm == arm && !each.stratum.equals(stratum));
        return several ? before + stratum : "";
    }
}
