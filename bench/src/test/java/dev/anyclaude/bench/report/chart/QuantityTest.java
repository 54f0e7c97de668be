package dev.anyclaude.bench.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void timesAreShownInTheUnitThatFits() {
        assertThat(Quantity.millis(0.4217)).isEqualTo("0.422 ms");
        assertThat(Quantity.millis(231.4)).isEqualTo("231 ms");
        assertThat(Quantity.millis(999.4)).isEqualTo("999 ms");
        assertThat(Quantity.millis(999.6)).isEqualTo("1 s");
        assertThat(Quantity.millis(3_120)).isEqualTo("3.12 s");
        assertThat(Quantity.millis(0)).isEqualTo("0 ms");
        assertThat(Quantity.seconds(1_234.5)).isEqualTo("1\u202f235 s");
    }

    @Test
    void differencesMayBeNegative() {
        assertThat(Quantity.millis(-55.91)).isEqualTo("\u221255.9 ms");
        assertThat(Quantity.millis(-1_500)).isEqualTo("\u22121.5 s");
    }

    @Test
    void sharesAndRatiosHaveThreeDigits() {
        assertThat(Quantity.percent(0.98234)).isEqualTo("98.2 %");
        assertThat(Quantity.percent(1)).isEqualTo("100 %");
        assertThat(Quantity.times(12.345)).isEqualTo("12.3×");
    }

    @Test
    void thousandsAreSetApartUnderEveryLocale() {
        assertThat(Quantity.count(1_234_567)).isEqualTo("1\u202f234\u202f567");
    }

    @Test
    void whatIsNoNumberIsNotShownAsOne() {
        assertThatThrownBy(() -> Quantity.millis(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
