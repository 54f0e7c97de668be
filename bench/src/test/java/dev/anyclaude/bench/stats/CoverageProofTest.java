package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.proof.Proof;
import dev.anyclaude.bench.proof.ProofBook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether 95 % means 95 %, over so many runs that the proof's own error is small. */
@Tag("proof")
class CoverageProofTest {
    private static final int RUNS = 10_000;

    @Test
    void intervalsCoverTheTruthWithinTwoPercentOfWhatTheySay() {
        List<SimulatedRatios> settings = List.of(
                new SimulatedRatios(7, 1, 3, .08, .05),
                new SimulatedRatios(10, 1, 3, .08, 0),
                new SimulatedRatios(10, 1, 3, .08, .05),
                new SimulatedRatios(10, 3, 9, .08, .05),
                new SimulatedRatios(20, 1, 5, .08, .05),
                new SimulatedRatios(20, 3, 9, .15, .10));
        List<List<Object>> rows = new ArrayList<>();
        for (SimulatedRatios each : settings) {
            SimulatedRatios.Coverage coverage = each.over(RUNS, 20, 10);
            rows.add(List.of(
                    each.blocks(),
                    each.cold() + "/" + each.warm(),
                    each.sigma(),
                    each.tau(),
                    RUNS,
                    Proof.rounded(coverage.signedRank(), 4),
                    Proof.rounded(coverage.reported(), 4)));
        }
        ProofBook.committed()
                .put(new Proof(
                        "1-coverage",
                        "Interval coverage",
                        true,
                        "Runs with a true speedup of 6, noise σ per request and τ per block and arm, 3 % of requests up to 2.8 times"
                                + " too slow; no clock, seed 20. Must hold: signed-rank interval 0.95 ± 0.02. The interval that is"
                                + " reported is wider where blocks look alike and another where they are skewed; its coverage must not"
                                + " be below 0.93. Monte-Carlo error (one standard deviation) 0.002.",
                        List.of("blocks", "cold/warm per block", "σ", "τ", "runs", "signed-rank", "reported"),
                        rows));
        assertThat(rows).allSatisfy(row -> {
            assertThat((double) row.get(5)).isBetween(.93, .97);
            assertThat((double) row.get(6)).isGreaterThan(.93);
        });
    }
}
