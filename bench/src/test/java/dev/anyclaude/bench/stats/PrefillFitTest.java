package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefillFitTest {
    /** Qwen3-30B-A3B, 4 bit, on an M4 Max: 1,753.9 tokens/s of prefill; 0.15 s beside it. */
    private static final PrefillFit M4_MAX = new PrefillFit(150, 1_753.9, 1);

    private static final double DECODE_OF_300_TOKENS_MILLIS = 300 / 113.3 * 1_000;

    @Test
    void recoversRateAndOverheadInSpiteOfWildValues() {
        List<TurnSample> samples = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int uncached = i % 2 == 0 ? 900 + i : 50 + i;
            samples.add(Samples.completed(i, Arm.COLD, 0, 20 + uncached / 0.4, 1_000, 1_000 - uncached));
        }
        samples.add(Samples.completed(20, Arm.COLD, 0, 60_000, 1_000, 940));
        PrefillFit fit = PrefillFit.of(samples).orElseThrow();
        assertThat(fit.overheadMs()).isCloseTo(20, within(0.5));
        assertThat(fit.tokensPerSecond()).isCloseTo(400, within(1.0));
        assertThat(fit.n()).isEqualTo(21);
    }

    @Test
    void requestsThatLoadTheEngineAreLeftOut() {
        List<TurnSample> samples = List.of(
                Samples.completed(TurnSample.NO_BLOCK, Arm.PRIME, 0, 60_000, 100, 0),
                Samples.completed(0, Arm.COLD, 0, 1_020, 1_000, 0),
                Samples.completed(0, Arm.W1, 0, 120, 1_000, 900));
        assertThat(PrefillFit.of(samples).orElseThrow().tokensPerSecond()).isCloseTo(1_000, within(1e-6));
    }

    @Test
    void thereIsNoneIfMoreTokensDoNotTakeLonger() {
        assertThat(PrefillFit.of(List.of(
                        Samples.completed(0, Arm.COLD, 0, 100, 1_000, 0),
                        Samples.completed(0, Arm.W1, 0, 100, 1_000, 900))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"50, 29.7", "500, 12.8", "1500, 6.1"})
    void predictsTtftOfAKnownMachine(double newTokens, double speedup) {
        ReuseBound bound = new ReuseBound(9_000, newTokens, 0, M4_MAX);
        assertThat(bound.speedup()).isCloseTo(speedup, within(0.05));
        assertThat(bound.reaches(6)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"50, 2.8", "500, 2.7"})
    void predictsTotalOfAKnownMachine(double newTokens, double speedup) {
        ReuseBound bound = new ReuseBound(9_000, newTokens, DECODE_OF_300_TOKENS_MILLIS, M4_MAX);
        assertThat(bound.speedup()).isCloseTo(speedup, within(0.05));
        assertThat(bound.reaches(6)).isFalse();
    }

    @Test
    void claimIsOutOfReachBeyond1540NewTokens() {
        assertThat(new ReuseBound(9_000, 1_530, 0, M4_MAX).reaches(6)).isTrue();
        assertThat(new ReuseBound(9_000, 1_540, 0, M4_MAX).reaches(6)).isFalse();
    }
}
