package dev.anyclaude.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummariesTest {
    private static final ReplayPlan PLAN = SimulatedRun.plan(10);
    private static final List<TurnSample> NINE_FOLD = SimulatedRun.samples(PLAN, 9, 7);

    @TempDir
    Path folder;

    @Test
    void fastRunConfirmsTheHeadline() {
        MetricVerdict headline = headline(NINE_FOLD);
        assertThat(headline.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(headline.metric()).isEqualTo("ttft");
        assertThat(headline.arm()).isEqualTo(Arm.W1);
        assertThat(headline.speedup().orElseThrow().estimate()).isCloseTo(9, within(0.6));
        assertThat(headline.cachedShare().orElseThrow()).isCloseTo(0.989, within(0.001));
        assertThat(headline.blocks()).isEqualTo(10);
    }

    @Test
    void everyMetricAndArmHasAVerdict() {
        assertThat(summary(NINE_FOLD, false).verdicts())
                .extracting(each -> each.metric() + " " + each.arm())
                .containsExactly("ttft W1", "ttft W2", "total W1", "total W2");
    }

    @Test
    void everyMetricAndArmHasAVerdictEvenIfNothingCompleted() {
        Summary summary = summary(SimulatedRun.with(NINE_FOLD, SimulatedRun::failed), false);
        assertThat(summary.verdicts()).hasSize(4).allSatisfy(each -> {
            assertThat(each.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(each.speedup()).isEmpty();
            assertThat(each.reason()).contains("did not complete").contains("0 usable blocks");
        });
        assertThat(summary.distributions())
                .allSatisfy(each -> assertThat(each.metric()).isEqualTo("lag"));
    }

    @Test
    void runStoppedBeforeItsFirstRequestHasASummaryToo() {
        Summary summary = summary(List.of(), false);
        assertThat(summary.verdicts()).hasSize(4);
        assertThat(summary.session()).isEmpty();
        assertThat(summary.proxyOverhead()).isEmpty();
    }

    @Test
    void simulationConfirmsNothing() {
        MetricVerdict headline = summary(NINE_FOLD, true).headlineVerdict().orElseThrow();
        assertThat(headline.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(headline.reason()).contains("simulated");
    }

    @Test
    void backendThatDoesNotSayWhatItReusedConfirmsNothing() {
        MetricVerdict headline = headline(SimulatedRun.with(
                NINE_FOLD,
                each -> SimulatedRun.withTokens(
                        each, new TokenCounts(OptionalInt.of(9_500), OptionalInt.empty(), OptionalInt.of(4)))));
        assertThat(headline.verdict()).isEqualTo(Verdict.UNVERIFIED);
        assertThat(headline.cachedShare()).isEmpty();
    }

    @Test
    void slowRunRefutesEvenInASimulation() {
        MetricVerdict headline = summary(SimulatedRun.samples(PLAN, 3, 7), true)
                .headlineVerdict()
                .orElseThrow();
        assertThat(headline.verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void fewBlocksAreInconclusiveWithoutInterval() {
        MetricVerdict headline =
                headline(NINE_FOLD.stream().filter(each -> each.block() < 5).toList());
        assertThat(headline.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(headline.speedup().orElseThrow().low()).isEmpty();
        assertThat(headline.reason()).contains("5 usable blocks");
    }

    @Test
    void oneFailureInAHundredIsTooMany() {
        int first = firstOf(Arm.W1);
        MetricVerdict headline =
                headline(SimulatedRun.with(NINE_FOLD, each -> each.seq() == first ? SimulatedRun.failed(each) : each));
        assertThat(headline.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(headline.reason()).contains("1 of 40 requests did not complete");
    }

    @Test
    void fewMixedRequestsAreLeftOutAndSaid() {
        int first = firstOf(Arm.W1);
        MetricVerdict headline =
                headline(SimulatedRun.with(NINE_FOLD, each -> each.seq() == first ? SimulatedRun.mixed(each) : each));
        assertThat(headline.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(headline.reason()).contains("1 of 30 warm requests");
    }

    @Test
    void cacheThatIsOftenColdConfirmsNothingHoweverFastTheRest() {
        MetricVerdict headline = headline(SimulatedRun.with(
                NINE_FOLD, each -> each.arm() == Arm.W1 && each.seq() % 2 == 0 ? SimulatedRun.mixed(each) : each));
        assertThat(headline.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(headline.reason()).contains("selection");
    }

    @Test
    void totalIsNotComparedBetweenAnswersOfDifferentLength() {
        List<TurnSample> samples = SimulatedRun.with(
                NINE_FOLD,
                each -> each.arm() == Arm.COLD
                        ? SimulatedRun.withTokens(
                                each, new TokenCounts(OptionalInt.of(9_500), OptionalInt.of(0), OptionalInt.of(8)))
                        : each);
        Summary summary = summary(samples, false);
        assertThat(summary.headlineVerdict().orElseThrow().verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(summary.verdicts())
                .filteredOn(each -> each.metric().equals("total"))
                .allSatisfy(each -> assertThat(each.reason()).startsWith("refused"));
    }

    @Test
    void closeCallSaysHowManyBlocksItNeeds() {
        MetricVerdict headline = headline(SimulatedRun.samples(PLAN, 6.2, 11));
        assertThat(headline.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(headline.blocksNeeded().orElseThrow()).isGreaterThan(10);
    }

    @Test
    void claimOutOfReachOfPerfectReuseIsExplained() {
        MetricVerdict total =
                summary(SimulatedRun.samples(PLAN, 30, 7), false).verdicts().get(2);
        assertThat(total.metric()).isEqualTo("total");
        assertThat(total.predictedSpeedup().orElseThrow()).isCloseTo(15, within(6.0));
        MetricVerdict slow = headline(SimulatedRun.samples(PLAN, 3, 7));
        assertThat(slow.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(slow.reason()).contains("even perfect reuse");
    }

    @Test
    void sessionSumsOnlyTurnsThatCompletedOnBothSides() {
        SessionTimeline whole = summary(NINE_FOLD, false).session().orElseThrow();
        assertThat(whole.comparedTurns()).isEqualTo(7);
        assertThat(whole.mismatch()).isEmpty();
        assertThat(whole.rawUncachedTokens()).hasValue(7 * 9_500);
        assertThat(whole.normalisedUncachedTokens()).hasValue(7 * 100);
        TurnSample broken = NINE_FOLD.stream()
                .filter(each -> each.arm() == Arm.TIMELINE && each.path() == Route.RAW)
                .findFirst()
                .orElseThrow();
        SessionTimeline partial = summary(
                        SimulatedRun.with(
                                NINE_FOLD, each -> each.seq() == broken.seq() ? SimulatedRun.failed(each) : each),
                        false)
                .session()
                .orElseThrow();
        assertThat(partial.comparedTurns()).isEqualTo(6);
        assertThat(partial.mismatch()).contains("turn " + broken.turn()).contains("raw");
        assertThat(partial.rawPrefillSeconds()).isLessThan(whole.rawPrefillSeconds());
    }

    @Test
    void proxyOverheadIsPairedByBlock() {
        ProxyOverhead overhead = summary(NINE_FOLD, false).proxyOverhead().orElseThrow();
        assertThat(overhead.blocks()).isEqualTo(10);
        assertThat(overhead.low().orElseThrow()).isLessThan(overhead.estimateMs());
    }

    @Test
    void exclusionsAreCountedByReasonAndArm() {
        List<TurnSample> samples =
                SimulatedRun.with(NINE_FOLD, each -> each.arm() == Arm.W2 ? SimulatedRun.mixed(each) : each);
        assertThat(summary(samples, false).exclusions())
                .containsExactly(new Exclusion("mixed", Arm.W2, 30, "mixed: not warm"));
    }

    @Test
    void sameSamplesGiveTheSameFile() {
        Path file = folder.resolve("summary.json");
        summary(NINE_FOLD, false).write(file);
        assertThat(Summary.read(file)).isEqualTo(summary(NINE_FOLD, false));
    }

    @Test
    void manifestOfAnotherPlanIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Summaries.of(
                        SimulatedRun.manifest("fake", true),
                        new ReplayPlan(
                                PLAN.schema(), 2, PLAN.settings(), PLAN.headline(), PLAN.sessions(), PLAN.requests()),
                        List.of()));
    }

    private static int firstOf(Arm arm) {
        return NINE_FOLD.stream()
                .filter(each -> each.arm() == arm)
                .findFirst()
                .orElseThrow()
                .seq();
    }

    private static MetricVerdict headline(List<TurnSample> samples) {
        return summary(samples, false).headlineVerdict().orElseThrow();
    }

    private static Summary summary(List<TurnSample> samples, boolean simulated) {
        return Summaries.of(SimulatedRun.manifest(simulated ? "fake" : "embedded", simulated), PLAN, samples);
    }
}
