package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    private static final int[] BLOCKS = {7, 8, 10, 12, 16, 20, 30};

    @ParameterizedTest
    @CsvSource({
        ".05, 8.0, 7.1, 6.0, 5.3, 4.4, 3.9, 3.1",
        ".09, 14.8, 13.2, 11.1, 9.8, 8.1, 7.1, 5.6",
        ".17, 29.7, 26.4, 22.0, 19.3, 15.9, 13.8, 10.8"
    })
    void detectableSlowdownShrinksWithTheBlocks(
            double deviation, double b7, double b8, double b10, double b12, double b16, double b20, double b30) {
        double[] percent = {b7, b8, b10, b12, b16, b20, b30};
        for (int i = 0; i < BLOCKS.length; i++) {
            assertThat(100 * MinimumDetectable.slowdown(deviation, BLOCKS[i], 0.01, 0.80, 0))
                    .isCloseTo(percent[i], within(0.051));
        }
    }

    @Test
    void toleratedSlowdownComesOnTop() {
        double without = MinimumDetectable.slowdown(0.05, 10, 0.01, 0.80, 0);
        assertThat(MinimumDetectable.slowdown(0.05, 10, 0.01, 0.80, 0.05))
                .isCloseTo(1.05 * (1 + without) - 1, within(1e-12));
    }

    @Test
    void severalTestsShareOneChanceOfAFalseAlarm() {
        assertThat(Holm.adjust(new double[] {0.04, 0.01, 0.03}))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(0.06, 0.03, 0.06);
        assertThat(Holm.adjust(new double[] {0.6, 0.7})).containsExactly(1, 1);
        assertThat(Holm.adjust(new double[0])).isEmpty();
    }

    @Test
    void noFalseAlarmInTwentyRunsStillAllowsFourteenPercent() {
        assertThat(FalseAlarms.upperLimit(0, 20, 0.95)).isCloseTo(0.139, within(0.0005));
        assertThat(FalseAlarms.upperLimit(20, 20, 0.95)).isEqualTo(1);
    }

    @Test
    void rateOfFalseAlarmsLiesInItsInterval() {
        Estimate rate = FalseAlarms.rate(1, 10, 0.95);
        assertThat(rate.estimate()).isEqualTo(0.1);
        assertThat(rate.low().orElseThrow()).isCloseTo(0.0025, within(0.0001));
        assertThat(rate.high().orElseThrow()).isCloseTo(0.4450, within(0.0001));
    }

    @Test
    void nextValueSeldomExceedsThePredictionLimit() {
        Random random = new Random(8);
        int runs = 20_000;
        int alarms = 0;
        for (int run = 0; run < runs; run++) {
            double[] history =
                    random.doubles(8, 0, 1).map(each -> random.nextGaussian()).toArray();
            alarms += random.nextGaussian() > PredictionLimit.upper(history, 0.01) ? 1 : 0;
        }
        assertThat((double) alarms / runs).isCloseTo(0.01, within(0.003));
    }

    @Test
    void shortHistoryPredictsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> PredictionLimit.upper(new double[7], 0.01));
    }
}
