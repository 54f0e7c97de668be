package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.StreamTimes;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final TurnSample SAMPLE = Samples.completed(0, Arm.W1, 0, 500);

    @Test
    void everyMetricOfACompletedRequestHasItsFormulasValue() {
        assertThat(Metrics.all())
                .extracting(each -> each.key() + " " + each.of(SAMPLE).orElseThrow())
                .containsExactly(
                        "ttft 500.0",
                        "total 600.0",
                        "ttft-from-intended 502.5",
                        "ttfa 500.0",
                        "ttfb 1.0",
                        "lag 2.5",
                        "decode 90.0",
                        "tpot 30.0");
    }

    @Test
    void requestThatFailedHasOnlyItsLag() {
        TurnSample failed = Samples.failed(0, Arm.W1, 0);
        assertThat(Metrics.all())
                .filteredOn(each -> each.of(failed).isPresent())
                .extracting(Metric::key)
                .containsExactly("lag");
    }

    @Test
    void timeOfGivingUpIsNoTotal() {
        assertThat(Metrics.TOTAL.of(Samples.timeout(0, Arm.W1, 0, 300))).isEmpty();
    }

    @Test
    void decodeOfHeldBackOutputIsUnknown() {
        StreamTimes t = SAMPLE.times();
        TurnSample held = sample(
                new StreamTimes(
                        t.ttfbMillis(),
                        t.messageStartMillis(),
                        t.ttftMillis(),
                        t.ttfaMillis(),
                        t.lastDeltaMillis(),
                        t.totalMillis(),
                        t.chunkGapsMillis(),
                        true),
                OptionalInt.of(4));
        assertThat(new Decode().of(held)).isEmpty();
        assertThat(new Tpot().of(held)).isEmpty();
        assertThat(ChunkGaps.pooled(List.of(held, SAMPLE))).hasSize(2);
        assertThat(ChunkGaps.median(held)).isEmpty();
    }

    @Test
    void timePerTokenNeedsTwoTokens() {
        assertThat(new Tpot().of(sample(SAMPLE.times(), OptionalInt.of(1)))).isEmpty();
        assertThat(new Tpot().of(sample(SAMPLE.times(), OptionalInt.empty()))).isEmpty();
    }

    @Test
    void piecesAreTokensOnlyIfThereAreAsMany() {
        assertThat(ChunkGaps.betweenTokens(sample(SAMPLE.times(), OptionalInt.of(3))))
                .isTrue();
        assertThat(ChunkGaps.betweenTokens(SAMPLE)).isFalse();
        assertThat(ChunkGaps.median(SAMPLE)).hasValue(45);
    }

    @Test
    void goodRequestsKeepBothLimits() {
        List<TurnSample> samples =
                List.of(SAMPLE, Samples.completed(0, Arm.W1, 0, 5_000), Samples.failed(0, Arm.W1, 0), SAMPLE);
        assertThat(new Goodput(1_000, 50).of(samples)).hasValue(0.5);
        assertThat(new Goodput(1_000, 20).of(samples)).hasValue(0);
        assertThat(new Goodput(1, 1).of(List.of())).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void wildValuesAreCountedByTheirDistanceOnTheLogScale() {
        double[] values = {100, 101, 102, 103, 104, 105, 106, 107, 120, 900};
        assertThat(TukeyFences.count(values)).isEqualTo(new TukeyFences(2, 1));
        assertThat(TukeyFences.count(new double[] {1, 1, 1_000})).isEqualTo(new TukeyFences(0, 0));
    }

    @Test
    void driftIsSeenInTheOrderOfTime() {
        double[] times = {1, 2, 3, 4, 5, 6, 7, 8};
        Drift rising = Drift.of(times, Drift.residuals(new double[] {1, 2, 3, 4, 5, 6, 7, 8}))
                .orElseThrow();
        assertThat(rising.tau()).isEqualTo(1);
        assertThat(rising.p()).isLessThan(0.001);
        Drift none = Drift.of(times, new double[] {1, 8, 2, 7, 3, 6, 4, 5}).orElseThrow();
        assertThat(none.p()).isGreaterThan(0.5);
        assertThat(Drift.of(times, new double[8])).isEmpty();
    }

    @Test
    void effectSizesOfSeparateSetsAreExtreme() {
        assertThat(EffectSize.cliffsDelta(new double[] {3, 4}, new double[] {1, 2}))
                .isEqualTo(1);
        assertThat(EffectSize.cliffsDelta(new double[] {1, 3}, new double[] {2, 2}))
                .isZero();
        assertThat(EffectSize.geometricMeanRatio(new double[] {1, 100}, new double[] {2, 2}))
                .isCloseTo(5, within(1e-12));
    }

    private static TurnSample sample(StreamTimes times, OptionalInt outputTokens) {
        return Samples.sample(
                0,
                Arm.W1,
                0,
                times,
                new TokenCounts(OptionalInt.of(100), OptionalInt.of(99), outputTokens),
                Outcome.COMPLETED,
                true);
    }
}
