package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HodgesLehmannTest {
    /** Hamilton depression scale, second minus first visit of nine patients (Hollander and Wolfe, example 3.1). */
    private static final double[] DEPRESSION = {
        0.878 - 1.83,
        0.647 - 0.50,
        0.598 - 1.62,
        2.05 - 2.48,
        1.06 - 1.68,
        1.29 - 1.88,
        1.06 - 1.55,
        3.14 - 3.06,
        1.29 - 1.30
    };

    @Test
    void averagesEveryPairAndEveryValueWithItself() {
        assertThat(HodgesLehmann.walsh(new double[] {4, 1, 2})).containsExactly(1, 1.5, 2, 2.5, 3, 4);
    }

    @Test
    void estimateIsTheMedianOfTheAverages() {
        assertThat(HodgesLehmann.estimate(new double[] {4, 1, 2})).isEqualTo(2.25);
        assertThat(HodgesLehmann.estimate(new double[] {7})).isEqualTo(7);
    }

    @Test
    void agreesWithTheTextbook() {
        Estimate shift = HodgesLehmann.of(DEPRESSION, 0.025);
        assertThat(shift.estimate()).isCloseTo(-0.46, within(0.0005));
        assertThat(shift.low().orElseThrow()).isCloseTo(-0.786, within(0.0005));
        assertThat(shift.high().orElseThrow()).isCloseTo(-0.010, within(0.0005));
        assertThat(shift.level().orElseThrow()).isCloseTo(0.961, within(0.0005));
    }

    @Test
    void oneWildValueDoesNotMoveIt() {
        double[] values = {1, 1.1, 0.9, 1.05, 0.95, 1, 1.02, 0.98, 1, 1e6};
        assertThat(HodgesLehmann.estimate(values)).isCloseTo(1, within(0.05));
    }

    @Test
    void hasNoIntervalBelowSixValues() {
        Estimate estimate = HodgesLehmann.of(new double[] {1, 2, 3, 4, 5}, 0.025);
        assertThat(estimate).isEqualTo(Estimate.point(3));
    }

    @Test
    void oneSidedBoundsOfSevenValuesAreTheExtremes() {
        double[] values = {3, 1, 4, 1.5, 9, 2.6, 5};
        assertThat(HodgesLehmann.lowerBound(values, 0.01)).hasValue(1);
        assertThat(HodgesLehmann.upperBound(values, 0.01)).hasValue(9);
        assertThat(HodgesLehmann.lowerBound(new double[] {1, 2, 3, 4, 5, 6}, 0.01))
                .isEmpty();
    }

    @Test
    void valueWithoutUpperLimitOnlyMovesTheUpperLimit() {
        double inf = Double.POSITIVE_INFINITY;
        Limits limits = HodgesLehmann.limits(
                new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {1, 2, 3, 4, 5, 6, 7, inf}, 0.025);
        assertThat(limits.low())
                .isEqualTo(HodgesLehmann.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 0.025)
                        .low()
                        .orElseThrow());
        assertThat(limits.high()).isEqualTo(inf);
    }
}
