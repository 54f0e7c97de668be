package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.proof.Proof;
import dev.anyclaude.bench.proof.ProofBook;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.stats.FalseAlarms;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often the gate fails a build against itself, and how often it finds a prefill that is slower by a fifth. */
@Tag("proof")
class GateErrorRateProofTest {
    private static final int RUNS = 1_000;
    private static final int ENOUGH_BLOCKS = 16;
    private static final double SLOWER = 1.2;

    @Test
    void gateSeldomFailsWhatHasNotChangedAndFindsASlowerPrefill() {
        List<List<Object>> rows = new ArrayList<>();
        for (double[] noise : new double[][] {{.08, .05}, {.15, .10}}) {
            for (int blocks : new int[] {10, 12, 16, 20}) {
                Map<GateVerdict, Integer> same = verdicts(noise, blocks, 1);
                Map<GateVerdict, Integer> slower = verdicts(noise, blocks, SLOWER);
                rows.add(row(noise, blocks, 0, same));
                rows.add(row(noise, blocks, 20, slower));
                assertThat(same.getOrDefault(GateVerdict.FAIL, 0)).isLessThanOrEqualTo(RUNS / 100);
                assertThat(slower.getOrDefault(GateVerdict.PASS, 0)).isLessThanOrEqualTo(RUNS / 100);
                if (blocks >= ENOUGH_BLOCKS && noise[0] < .1) {
                    assertThat(slower.get(GateVerdict.FAIL)).isGreaterThanOrEqualTo(RUNS * 9 / 10);
                }
            }
        }
        ProofBook.committed()
                .put(new Proof(
                        "2-gate",
                        "The gate: false failures and power",
                        true,
                        "Mode A from samples to receipt under the standard rule (α 1 % over all metrics, 5 % tolerated, floor 20 ms):"
                                + " warm TTFT 500 ms, 5 readings of each build per block, noise σ per request and τ per block and"
                                + " build; no clock, seed 7. A change of 0 % is a build against itself (A/A), 20 % a prefill slowed by a"
                                + " fifth. Must hold: at most 1 % false failures; at σ 0.08, τ 0.05 and 16 blocks at least 90 % found."
                                + " “95 % interval” is Clopper and Pearson's for the share of FAIL. UNFIT: undecided on a machine noisier"
                                + " than the rule allows.",
                        List.of(
                                "σ",
                                "τ",
                                "blocks",
                                "change %",
                                "runs",
                                "FAIL",
                                "95 % interval",
                                "PASS",
                                "INCONCLUSIVE",
                                "UNFIT"),
                        rows));
    }

    private static Map<GateVerdict, Integer> verdicts(double[] noise, int blocks, double slower) {
        SimulatedGate simulated = new SimulatedGate(noise[0], noise[1], 7);
        Map<GateVerdict, Integer> counts = new EnumMap<>(GateVerdict.class);
        for (int run = 0; run < RUNS; run++) {
            GateRun one = simulated.run("r" + run, blocks, slower, Optional.empty());
            counts.merge(one.againstBuild("base").verdict(), 1, Integer::sum);
        }
        return counts;
    }

    private static List<Object> row(double[] noise, int blocks, int percent, Map<GateVerdict, Integer> counts) {
        int failed = counts.getOrDefault(GateVerdict.FAIL, 0);
        Estimate interval = FalseAlarms.rate(failed, RUNS, 0.95);
        return List.of(
                noise[0],
                noise[1],
                blocks,
                percent,
                RUNS,
                share(failed),
                Proof.rounded(interval.low().orElseThrow(), 4) + " to "
                        + Proof.rounded(interval.high().orElseThrow(), 4),
                share(counts.getOrDefault(GateVerdict.PASS, 0)),
                share(counts.getOrDefault(GateVerdict.INCONCLUSIVE, 0)),
                share(counts.getOrDefault(GateVerdict.UNFIT, 0)));
    }

    private static double share(int count) {
        return Proof.rounded((double) count / RUNS, 3);
    }
}
