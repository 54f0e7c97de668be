package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.stats.Metrics;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How often simulated runs with a known speedup come to which verdict on a claim of 6. */
final class SimulatedVerdicts {
    static final double CLAIM = 6;

    private SimulatedVerdicts() {}

    /** Counts over runs; the same arguments give the same counts. */
    static Map<Verdict, Integer> over(int runs, int blocks, double speedup) {
        ReplayPlan plan = SimulatedRun.plan(blocks);
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (int run = 0; run < runs; run++) {
            Findings findings = Findings.of(
                    SimulatedRun.samples(plan, speedup, 100_000 + run),
                    Metrics.TTFT,
                    false,
                    Arm.W1,
                    plan.headline().stratum(),
                    Optional.empty());
            counts.merge(Ruling.on(findings, CLAIM, false, false).verdict(), 1, Integer::sum);
        }
        return counts;
    }
}
