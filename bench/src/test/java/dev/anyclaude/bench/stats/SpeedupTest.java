package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedupTest {

    @Test
    void fewerThanSixBlocksHaveAnEstimateButNoInterval() {
        Speedup speedup = of(5, 6, 7, 6, 6);
        assertThat(speedup.ratio().estimate()).isCloseTo(6, within(0.01));
        assertThat(speedup.ratio().low()).isEmpty();
        assertThat(speedup.method()).isEqualTo("none");
        assertThat(speedup.student()).isEmpty();
    }

    @Test
    void ordinaryBlocksGetTheSignedRankInterval() {
        Speedup speedup = of(5.8, 6.3, 5.9, 6.1, 6.2, 5.7, 6.0, 5.95, 6.15, 6.05);
        assertThat(speedup.method()).isEqualTo("signed-rank");
        assertThat(speedup.widenedBy()).isEqualTo(1);
        assertThat(speedup.ratio().level().orElseThrow()).isCloseTo(0.951, within(0.0005));
        assertThat(speedup.ratio().low().orElseThrow()).isBetween(5.8, 6.0);
        assertThat(speedup.ratio().high().orElseThrow()).isBetween(6.0, 6.2);
        assertThat(speedup.student()).isPresent();
        assertThat(speedup.bootstrap()).isPresent();
    }

    @Test
    void skewedBlocksGetTheSignTestsInterval() {
        Speedup speedup = of(6, 6.1, 6.05, 6.02, 6.08, 6.03, 30, 6.01);
        assertThat(speedup.method()).isEqualTo("sign-test");
        assertThat(speedup.ratio().estimate()).isCloseTo(6.04, within(0.01));
        assertThat(speedup.ratio().high()).hasValue(Math.exp(Math.log(30)));
    }

    @Test
    void blocksThatDriftWidenTheInterval() {
        Speedup speedup = of(5, 5.2, 5.4, 5.6, 5.8, 6, 6.2, 6.4, 6.6, 6.8);
        assertThat(speedup.autocorrelation().orElseThrow()).isCloseTo(0.7, within(0.05));
        assertThat(speedup.effectiveBlocks().orElseThrow()).isLessThan(3);
        assertThat(speedup.widenedBy()).isGreaterThan(2);
    }

    @Test
    void blocksThatWereGivenUpOnBoundOneSideOnly() {
        List<LogRatio> blocks = DoubleStream.of(1.7, 1.75, 1.8, 1.85, 1.9, 1.95)
                .mapToObj(each -> new LogRatio(Double.NEGATIVE_INFINITY, each, each))
                .toList();
        Speedup speedup = Speedup.of(blocks);
        assertThat(speedup.ratio().low()).isEmpty();
        assertThat(speedup.ratio().high()).isPresent();
        assertThat(speedup.student()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"6.5, 13", "7, 7", "5.65, 22", "5, 7"})
    void blocksNeededFollowTheFormulaButAreAtLeastSeven(double speedup, int blocks) {
        assertThat(BlocksNeeded.of(0.10, speedup, 6)).hasValue(blocks);
    }

    @Test
    void noNumberOfBlocksTellsEqualsApart() {
        assertThat(BlocksNeeded.of(0.10, 6, 6)).isEmpty();
    }

    private static Speedup of(double... ratios) {
        return Speedup.of(DoubleStream.of(ratios)
                .map(Math::log)
                .mapToObj(each -> new LogRatio(each, each, each))
                .toList());
    }
}
