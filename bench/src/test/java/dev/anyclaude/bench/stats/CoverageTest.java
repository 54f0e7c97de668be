package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether 95 % means 95 %: runs with a known speedup of 6, per request noise σ, noise τ per block and arm, and 3 % of requests up
 * to 2.8 times too slow.
 */
class CoverageTest {
    private static final double TRUE = Math.log(6);
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
        Random random = new Random(20);
        int covered = 0;
        int reported = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] ratios = IntStream.range(0, blocks)
                    .mapToDouble(each -> median(TRUE, cold, sigma, tau, random) - median(0, warm, sigma, tau, random))
                    .toArray();
            Estimate interval = HodgesLehmann.of(ratios, 0.025);
            covered += contains(interval, TRUE) ? 1 : 0;
            Speedup speedup = Speedup.of(
                    IntStream.range(0, blocks)
                            .mapToObj(each -> new LogRatio(ratios[each], ratios[each], ratios[each]))
                            .toList(),
                    10);
            reported += contains(speedup.ratio(), Math.exp(TRUE)) ? 1 : 0;
        }
        assertThat((double) covered / RUNS).isBetween(.93, .97);
        assertThat((double) reported / RUNS).isGreaterThan(.93);
    }

    private static boolean contains(Estimate interval, double value) {
        return interval.low().orElseThrow() <= value && value <= interval.high().orElseThrow();
    }

    private static double median(double state, int requests, double sigma, double tau, Random random) {
        double block = state + tau * random.nextGaussian();
        double[] logs = IntStream.range(0, requests)
                .mapToDouble(each -> block + sigma * random.nextGaussian() + outlier(random))
                .toArray();
        return Quantiles.of(logs).p50();
    }

    private static double outlier(Random random) {
        return random.nextDouble() < 0.03 ? Math.log(2) * (0.5 + random.nextDouble()) : 0;
    }
}
