package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether 95 % means 95 %, over 1,000 runs with a known speedup. */
class CoverageTest {
    private static final int RUNS = 1_000;

    @ParameterizedTest
    @CsvSource({
        "10, 1, 3, .08, .00",
        "10, 1, 3, .08, .05",
        "10, 3, 9, .08, .05",
        "20, 1, 5, .08, .05",
        "20, 3, 9, .15, .10"
    })
    void signedRankIntervalCoversTheTruthAsOftenAsItSays(int blocks, int cold, int warm, double sigma, double tau) {
        SimulatedRatios.Coverage coverage = new SimulatedRatios(blocks, cold, warm, sigma, tau).over(RUNS, 20, 10);
        assertThat(coverage.signedRank()).isBetween(.93, .97);
        assertThat(coverage.reported()).isGreaterThan(.93);
    }
}
