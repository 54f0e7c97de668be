package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {
    private static final Comparison.Side COLD = new Comparison.Side(Arm.COLD, Route.PROXY);
    private static final Comparison.Side W1 = new Comparison.Side(Arm.W1, Route.PROXY);

    @Test
    void ratioIsThatOfTheMedians() {
        Block block = only(
                Samples.completed(0, Arm.COLD, 0, 600),
                Samples.completed(0, Arm.W1, 0, 90),
                Samples.completed(0, Arm.W1, 0, 100),
                Samples.completed(0, Arm.W1, 0, 9_000));
        assertThat(Math.exp(block.logRatio().known())).isCloseTo(6, within(1e-12));
        assertThat(block.logRatio().exact()).isTrue();
        assertThat(block.differenceMillis()).isEqualTo(500);
    }

    @Test
    void warmRequestGivenUpLeavesNoLowerLimit() {
        Block block = only(Samples.completed(0, Arm.COLD, 0, 600), Samples.timeout(0, Arm.W1, 0, 300));
        assertThat(block.logRatio().low()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(block.logRatio().high()).isCloseTo(Math.log(2), within(1e-12));
        assertThat(block.measured()).isFalse();
    }

    @Test
    void coldRequestGivenUpLeavesNoUpperLimit() {
        Block block = only(Samples.timeout(0, Arm.COLD, 0, 600), Samples.completed(0, Arm.W1, 0, 100));
        assertThat(block.logRatio().low()).isCloseTo(Math.log(6), within(1e-12));
        assertThat(block.logRatio().high()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void requestGivenUpRanksAboveAllOthersHoweverEarlyItWas() {
        Block block = only(
                Samples.completed(0, Arm.COLD, 0, 600),
                Samples.completed(0, Arm.W1, 0, 100),
                Samples.completed(0, Arm.W1, 0, 110),
                Samples.timeout(0, Arm.W1, 0, 50));
        assertThat(Math.exp(block.logRatio().known())).isCloseTo(600 / 110.0, within(1e-12));
        assertThat(block.logRatio().exact()).isTrue();
    }

    @Test
    void comparesOnlyRequestsOfTheSameBody() {
        Comparison comparison = compare(
                Samples.completed(0, Arm.COLD, 0, 600),
                Samples.completed(0, Arm.COLD, 4, 9_999),
                Samples.completed(0, Arm.W1, 0, 100));
        assertThat(comparison.slow()).extracting(Reading::millis).containsExactly(600.0);
    }

    @Test
    void requestOfAnotherBlockDoesNotFillIn() {
        Comparison comparison = compare(Samples.completed(0, Arm.COLD, 0, 600), Samples.completed(1, Arm.W1, 0, 100));
        assertThat(comparison.blocks()).isEmpty();
    }

    @Test
    void failedRequestIsSentButNotRead() {
        Comparison comparison = compare(
                Samples.completed(0, Arm.COLD, 0, 600),
                Samples.failed(0, Arm.W1, 0),
                Samples.completed(0, Arm.W1, 0, 100));
        assertThat(comparison.fastSent()).hasSize(2);
        assertThat(comparison.fast()).hasSize(1);
    }

    private static Block only(TurnSample... samples) {
        return compare(samples).blocks().get(0);
    }

    private static Comparison compare(TurnSample... samples) {
        return Comparison.of(List.of(samples), Metrics.TTFT, COLD, W1, "s");
    }
}
