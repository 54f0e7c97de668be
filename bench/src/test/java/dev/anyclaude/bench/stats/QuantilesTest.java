package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    @Test
    void medianNeedsOneValue() {
        assertThat(Quantiles.of(new double[] {3}).p50()).isEqualTo(3);
        assertThat(Quantiles.of(new double[] {4, 1, 2, 3}).p50()).isEqualTo(2.5);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 10", "0.99, 100"})
    void percentileNeedsOneValueExpectedBeyondIt(double q, int fewest) {
        assertThat(Quantiles.of(upTo(fewest - 1)).at(q)).isEmpty();
        assertThat(Quantiles.of(upTo(fewest)).at(q)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0.9, 29", "0.95, 59", "0.99, 299"})
    void upperLimitOfAPercentileNeedsMore(double q, int fewest) {
        assertThat(Quantiles.of(upTo(fewest - 1)).upperLimit(q)).isEmpty();
        assertThat(Quantiles.of(upTo(fewest)).upperLimit(q)).hasValue(fewest);
    }

    @Test
    void percentileLiesBetweenOrderStatistics() {
        assertThat(Quantiles.of(upTo(11)).at(0.9).orElseThrow()).isCloseTo(10, within(1e-12));
    }

    @Test
    void curveRisesToOneWithinItsBand() {
        Ecdf curve = new Ecdf(new double[] {3, 1, 2, 2});
        assertThat(curve.values()).containsExactly(1, 2, 2, 3);
        assertThat(curve.share(0)).isEqualTo(0.25);
        assertThat(curve.share(3)).isEqualTo(1);
        assertThat(new Ecdf(upTo(100)).band()).isCloseTo(0.1358, within(0.0001));
    }

    private static double[] upTo(int n) {
        return IntStream.rangeClosed(1, n).asDoubleStream().toArray();
    }
}
