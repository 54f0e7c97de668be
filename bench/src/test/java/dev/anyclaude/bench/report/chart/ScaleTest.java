package dev.anyclaude.bench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void logarithmicAxisEndsAtRoundNumbersAroundTheValues() {
        Scale scale = Scale.logarithmic(DoubleStream.of(231, 5_420), Quantity::millis);
        assertThat(scale.min()).isEqualTo(200);
        assertThat(scale.max()).isEqualTo(10_000);
        assertThat(labels(scale)).containsExactly("200 ms", "500 ms", "1 s", "2 s", "5 s", "10 s");
    }

    @Test
    void equalRatiosAreEquallyFarApart() {
        Scale scale = Scale.logarithmic(DoubleStream.of(1, 100), Quantity::times);
        assertThat(scale.position(1)).isZero();
        assertThat(scale.position(10)).isCloseTo(0.5, within(1e-12));
        assertThat(scale.position(100)).isEqualTo(1);
    }

    @Test
    void manyDecadesGetFewTicks() {
        Scale scale = Scale.logarithmic(DoubleStream.of(0.02, 90_000), Quantity::millis);
        assertThat(scale.ticks()).hasSizeBetween(4, 9);
    }

    @Test
    void singleValueAndNoValueStillMakeAnAxis() {
        Scale one = Scale.logarithmic(DoubleStream.of(100), Quantity::millis);
        assertThat(one.min()).isLessThan(one.max());
        assertThat(Scale.logarithmic(DoubleStream.empty(), Quantity::millis).ticks())
                .isNotEmpty();
        assertThat(labels(Scale.fromZero(0, Quantity::seconds))).startsWith("0 s");
    }

    @Test
    void linearAxisHoldsTheGreatestValueInRoundSteps() {
        assertThat(labels(Scale.fromZero(130, Quantity::seconds))).containsExactly("0 s", "50 s", "100 s", "150 s");
        assertThat(labels(Scale.fromZero(1, Quantity::percent)))
                .containsExactly("0 %", "20 %", "40 %", "60 %", "80 %", "100 %");
    }

    @Test
    void axisWithoutExtentIsRefused() {
        assertThatThrownBy(() -> new Scale(false, 1, 1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Scale(true, 0, 1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> labels(Scale scale) {
        return scale.ticks().stream().map(Scale.Tick::label).toList();
    }
}
