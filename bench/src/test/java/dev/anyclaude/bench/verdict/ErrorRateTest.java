package dev.anyclaude.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often a verdict is wrong when the true speedup is known: 1,000 simulated runs of 10 blocks each, claim 6. */
class ErrorRateTest {
    private static final int RUNS = 1_000;
    private static final int BLOCKS = 10;
    private static final double MONTE_CARLO = 3 * Math.sqrt(0.025 * 0.975 / RUNS);

    @Test
    void speedupOfFourIsRefutedAndNeverConfirmed() {
        Map<Verdict, Integer> verdicts = SimulatedVerdicts.over(RUNS, BLOCKS, 4);
        assertThat(verdicts).doesNotContainKey(Verdict.CONFIRMED);
        assertThat(verdicts.get(Verdict.REFUTED)).isGreaterThan(RUNS * 9 / 10);
    }

    @Test
    void speedupAtTheClaimIsSeldomDecidedEitherWay() {
        Map<Verdict, Integer> verdicts = SimulatedVerdicts.over(RUNS, BLOCKS, 6);
        assertThat(verdicts.getOrDefault(Verdict.CONFIRMED, 0)).isLessThan((int) (RUNS * (0.025 + MONTE_CARLO)));
        assertThat(verdicts.getOrDefault(Verdict.REFUTED, 0)).isLessThan((int) (RUNS * (0.025 + MONTE_CARLO)));
    }

    @Test
    void speedupOfNineIsConfirmedAndNeverRefuted() {
        Map<Verdict, Integer> verdicts = SimulatedVerdicts.over(RUNS, BLOCKS, 9);
        assertThat(verdicts).doesNotContainKey(Verdict.REFUTED);
        assertThat(verdicts.get(Verdict.CONFIRMED)).isGreaterThan(RUNS * 9 / 10);
    }
}
