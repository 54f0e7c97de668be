package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import java.util.Optional;
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
                List.of());
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
                run.manifest(), run.plan(), "c", none, none, GateRule.STANDARD, Optional.empty(), List.of());
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> empty.againstBuild("base"))
                .withMessageContaining("0 usable blocks");
    }

    private static long count(double slower, GateVerdict verdict) {
        SimulatedGate simulated = new SimulatedGate(.08, .05, 7);
        long count = 0;
        for (int run = 0; run < RUNS; run++) {
            GateReceipt receipt = simulated
                    .run("r" + run, SimulatedGate.BLOCKS, slower, Optional.empty())
                    .againstBuild("base");
            count += receipt.verdict() == verdict ? 1 : 0;
        }
        return count;
    }
}
