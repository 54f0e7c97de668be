package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often a gate is wrong when the truth is known: 100 simulated runs of 16 blocks, from samples to verdict. */
class GateErrorRateTest {
    private static final int RUNS = 100;

    @Test
    void aBuildAgainstItselfFailsAtMostTwiceInAHundred() {
        assertThat(count(1, GateVerdict.FAIL)).isLessThanOrEqualTo(2);
        assertThat(count(1, GateVerdict.PASS)).isGreaterThan(90);
    }

    @Test
    void aPrefillSlowerByAFifthIsFoundNinetyTimesInAHundred() {
        assertThat(count(1.2, GateVerdict.FAIL)).isGreaterThanOrEqualTo(90);
        assertThat(count(1.2, GateVerdict.PASS)).isZero();
    }

    @Test
    void aFasterBuildPasses() {
        assertThat(count(0.8, GateVerdict.FAIL)).isZero();
        assertThat(count(0.8, GateVerdict.PASS)).isGreaterThan(90);
    }

    @Test
    void whatEightBlocksCannotDecideIsRefused() {
        GateRun run = new SimulatedGate(.08, .05, 1).run("r", 8, 1, Optional.empty());
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> run.againstBuild("base"))
                .withMessageContaining("8 usable blocks")
                .withMessageContaining("--blocks");
    }

    @Test
    void aRestlessMachineIsUnfitUnlessItDecidesAllTheSame() {
        GateRun noisy = new SimulatedGate(.5, .5, 3).run("r", SimulatedGate.BLOCKS, 1, Optional.empty());
        assertThat(noisy.againstBuild("base").verdict()).isEqualTo(GateVerdict.UNFIT);
        GateRun slow = new SimulatedGate(.3, .3, 3).run("r", SimulatedGate.BLOCKS, 5, Optional.empty());
        assertThat(slow.againstBuild("base").verdict()).isEqualTo(GateVerdict.FAIL);
    }

    @Test
    void aChangeBelowTheFloorDoesNotFail() {
        SimulatedGate quiet = new SimulatedGate(.001, .001, 5);
        GateRun run = quiet.run("r", SimulatedGate.BLOCKS, 1.2, Optional.empty());
        GateRun tolerant = new GateRun(
                run.manifest(),
                run.plan(),
                run.candidate(),
                run.samples(),
                run.overhead(),
                GateRule.STANDARD.floor(200),
                Optional.empty(),
                Conditions.FIT);
        assertThat(run.againstBuild("base").verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(tolerant.againstBuild("base").verdict()).isEqualTo(GateVerdict.PASS);
    }

    @Test
    void withoutAnAcceptedRequestThereIsNoVerdict() {
        GateRun run = new SimulatedGate(.08, .05, 1).run("r", SimulatedGate.BLOCKS, 1, Optional.empty());
        List<TurnSample> none = run.plan().requests().stream()
                .map(each -> SimulatedGate.sample(each, 500, false))
                .toList();
        GateRun empty = new GateRun(
                run.manifest(), run.plan(), "c", none, none, GateRule.STANDARD, Optional.empty(), Conditions.FIT);
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> empty.againstBuild("base"))
                .withMessageContaining("only 0 of 80 requests of the baseline base found the turn before");
    }

    @Test
    void aBuildThatLosesTheCacheFails() {
        GateRun run = new SimulatedGate(.08, .05, 1).run("r", SimulatedGate.BLOCKS, 1, Optional.empty());
        List<TurnSample> lost = run.plan().requests().stream()
                .map(each ->
                        SimulatedGate.sample(each, each.path() == Route.PROXY ? 900 : 500, each.path() != Route.PROXY))
                .toList();
        GateReceipt receipt = new GateRun(
                        run.manifest(),
                        run.plan(),
                        "c",
                        lost,
                        run.overhead(),
                        GateRule.STANDARD,
                        Optional.empty(),
                        Conditions.FIT)
                .againstBuild("base");
        assertThat(receipt.verdict()).isEqualTo(GateVerdict.FAIL);
        assertThat(receipt.warmth().candidate()).isEqualTo(new WarmShare(0, 80));
        assertThat(receipt.warnings())
                .anyMatch(each -> each.startsWith("80 of 80 requests of the candidate did not find"));
    }

    @Test
    void theSmallestDetectableSlowdownIsFoundInFourOfFiveRuns() {
        double detectable = receipts(1).stream()
                .map(each -> each.findings().get(0).evidence().change().orElseThrow())
                .mapToDouble(Evidence.Change::detectable)
                .average()
                .orElseThrow();
        assertThat(detectable).isBetween(.12, .20);
        assertThat(count(1 + detectable, GateVerdict.FAIL)).isBetween(72L, 92L);
    }

    @Test
    void whatTheFloorIgnoresIsNotCalledDetectable() {
        GateRule rule = GateRule.STANDARD;
        assertThat(Detectable.paired(rule, GateMetric.TTFT_WARM, .02, 16, 1_000))
                .isBetween(.06, .08);
        assertThat(Detectable.paired(rule, GateMetric.TTFT_WARM, .02, 16, 40)).isBetween(.50, .53);
        assertThat(Detectable.paired(rule, GateMetric.PROXY_OVERHEAD, .02, 16, 4))
                .isBetween(.50, .53);
    }

    private static long count(double slower, GateVerdict verdict) {
        return receipts(slower).stream()
                .filter(each -> each.verdict() == verdict)
                .count();
    }

    private static List<GateReceipt> receipts(double slower) {
        SimulatedGate simulated = new SimulatedGate(.08, .05, 7);
        return IntStream.range(0, RUNS)
                .mapToObj(run -> simulated
                        .run("r" + run, SimulatedGate.BLOCKS, slower, Optional.empty())
                        .againstBuild("base"))
                .toList();
    }
}
