package dev.anyclaude.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.proof.Proof;
import dev.anyclaude.bench.proof.ProofBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often verdicts are wrong, and how often they are none, around the claim. */
@Tag("proof")
class ErrorRateProofTest {
    private static final int RUNS = 1_000;
    private static final double[] SPEEDUPS = {4, 5, 5.5, 6, 6.5, 7, 9};
    private static final double ERRS = 0.025;
    private static final double MONTE_CARLO = 3 * Math.sqrt(ERRS * (1 - ERRS) / RUNS);

    @Test
    void verdictsErrNoMoreOftenThanTheySay() {
        List<List<Object>> rows = new ArrayList<>();
        for (int blocks : new int[] {7, 10, 20}) {
            for (double speedup : SPEEDUPS) {
                Map<Verdict, Integer> counts = SimulatedVerdicts.over(RUNS, blocks, speedup);
                double confirmed = share(counts, Verdict.CONFIRMED);
                double refuted = share(counts, Verdict.REFUTED);
                rows.add(List.of(blocks, speedup, RUNS, confirmed, refuted, share(counts, Verdict.INCONCLUSIVE)));
                if (speedup <= SimulatedVerdicts.CLAIM) {
                    assertThat(confirmed).as("confirmed at %s", speedup).isLessThanOrEqualTo(ERRS + MONTE_CARLO);
                }
                if (speedup >= SimulatedVerdicts.CLAIM) {
                    assertThat(refuted).as("refuted at %s", speedup).isLessThanOrEqualTo(ERRS + MONTE_CARLO);
                }
            }
        }
        ProofBook.committed()
                .put(new Proof(
                        "3-verdicts",
                        "Error rates of verdicts",
                        true,
                        "Whole runs from samples to ruling, claim 6, 1 cold and 3 warm requests per block, σ 0.08 per request, τ 0.05"
                                + " per block and arm, 3 % of requests up to 2.8 times too slow; no clock. Must hold: wrong in either"
                                + " direction in at most 2.5 % of runs, plus three standard deviations of the count (1.5 %)."
                                + " Far from the claim INCONCLUSIVE means that a few slow cold requests made Student's t or the"
                                + " bootstrap reach across it: methods that disagree decide nothing.",
                        List.of("blocks", "true speedup", "runs", "CONFIRMED", "REFUTED", "INCONCLUSIVE"),
                        rows));
    }

    private static double share(Map<Verdict, Integer> counts, Verdict verdict) {
        return Proof.rounded((double) counts.getOrDefault(verdict, 0) / RUNS, 3);
    }
}
