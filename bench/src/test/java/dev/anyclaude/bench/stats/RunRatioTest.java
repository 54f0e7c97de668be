package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunRatioTest {
    @Test
    void ratioOfARunToItselfIsOneAndInsideItsInterval() {
        List<double[]> run = run(1, 10, 100);
        Estimate ratio = RunRatio.of(run, run, 0.9);
        assertThat(ratio.estimate()).isEqualTo(1);
        assertThat(ratio.low().orElseThrow()).isLessThan(1);
        assertThat(ratio.high().orElseThrow()).isGreaterThan(1);
    }

    @Test
    void intervalHoldsTheTrueRatioAboutAsOftenAsItSays() {
        int held = 0;
        for (int i = 0; i < 200; i++) {
            Estimate ratio = RunRatio.of(run(2L * i, 12, 100), run(2L * i + 1, 12, 150), 0.5);
            held += ratio.low().orElseThrow() <= 1.5 && ratio.high().orElseThrow() >= 1.5 ? 1 : 0;
        }
        assertThat(held / 200.0).isCloseTo(0.95, within(0.06));
    }

    @Test
    void sameRunsGiveTheSameInterval() {
        assertThat(RunRatio.of(run(1, 8, 100), run(2, 8, 120), 0.9))
                .isEqualTo(RunRatio.of(run(1, 8, 100), run(2, 8, 120), 0.9));
    }

    @Test
    void tooFewBlocksHaveARatioWithoutInterval() {
        Estimate ratio = RunRatio.of(run(1, 5, 100), run(2, 20, 100), 0.5);
        assertThat(ratio.low()).isEmpty();
        assertThat(ratio.level()).isEmpty();
    }

    private static List<double[]> run(long seed, int blocks, double millis) {
        Random random = new Random(seed);
        List<double[]> run = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            double drift = Math.exp(0.05 * random.nextGaussian());
            run.add(random.doubles(3)
                    .map(each -> millis * drift * (0.9 + 0.2 * each))
                    .toArray());
        }
        return run;
    }
}
