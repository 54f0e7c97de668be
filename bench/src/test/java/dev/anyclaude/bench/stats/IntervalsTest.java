package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    /** Spatial ability of 26 children, test A (Efron and Tibshirani, An Introduction to the Bootstrap, table 14.1). */
    private static final double[] SPATIAL = {
        48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41
    };

    @Test
    void bootstrapAgreesWithTheTextbook() {
        Estimate variance = BcaBootstrap.of(SPATIAL, StatUtils::populationVariance, 10_000, 0.90);
        assertThat(variance.estimate()).isCloseTo(171.5, within(0.05));
        assertThat(variance.low().orElseThrow()).isCloseTo(115.8, within(4.0));
        assertThat(variance.high().orElseThrow()).isCloseTo(259.6, within(6.0));
    }

    @Test
    void bootstrapOfTheSameValuesIsTheSame() {
        assertThat(BcaBootstrap.of(SPATIAL, StatUtils::mean, 500, 0.95))
                .isEqualTo(BcaBootstrap.of(SPATIAL.clone(), StatUtils::mean, 500, 0.95));
    }

    @Test
    void bootstrapOfEqualValuesHasNoWidth() {
        Estimate estimate = BcaBootstrap.of(new double[] {2, 2, 2, 2, 2, 2}, StatUtils::mean, 500, 0.95);
        assertThat(estimate).isEqualTo(Estimate.of(2, 2, 2, 0.95));
    }

    @Test
    void studentAgreesWithTheTable() {
        Estimate mean = StudentT.mean(new double[] {1, 2, 3, 4, 5}, 0.95);
        double half = 2.776 * Math.sqrt(2.5 / 5);
        assertThat(mean.low().orElseThrow()).isCloseTo(3 - half, within(0.001));
        assertThat(mean.high().orElseThrow()).isCloseTo(3 + half, within(0.001));
    }

    @Test
    void signTestTakesTheSecondOfTenOnEachSide() {
        double[] values = {10, 1, 9, 2, 8, 3, 7, 4, 6, 5};
        Limits limits = SignTest.limits(values, values, 0.025);
        assertThat(limits.low()).isEqualTo(2);
        assertThat(limits.high()).isEqualTo(9);
        assertThat(limits.level()).isCloseTo(0.979, within(0.0005));
    }

    @Test
    void signTestHasNoLimitsBelowSixValues() {
        double[] five = {1, 2, 3, 4, 5};
        assertThat(SignTest.limits(five, five, 0.025).exist()).isFalse();
        double[] six = Arrays.copyOf(five, 6);
        assertThat(SignTest.limits(six, six, 0.025).exist()).isTrue();
    }

    @Test
    void infiniteLimitIsLeftOut() {
        Estimate estimate = Estimate.of(3, Double.NEGATIVE_INFINITY, 4, 0.95);
        assertThat(estimate.low()).isEmpty();
        assertThat(estimate.high()).hasValue(4);
    }
}
