package dev.anyclaude.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.plan.ReplayPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    private static final ReplayPlan PLAN = SimulatedRun.plan(10);

    @Test
    void headlineComesFirstWithAllThatItRestsOn() {
        String text = render(false, 20);
        assertThat(text.lines().findFirst().orElseThrow())
                .matches(
                        "ttft   W1  CONFIRMED     [0-9.]+x \\[[0-9.]+, [0-9.]+] 95.1 %, 10 blocks, claim 6x, cached 0.99");
    }

    @Test
    void everyVerdictHasItsLine() {
        assertThat(render(false, 20).lines())
                .filteredOn(line -> line.startsWith("ttft") || line.startsWith("total"))
                .hasSize(4);
    }

    @Test
    void embeddedEngineSaysWhatItIs() {
        assertThat(render(false, 20)).contains("random weights").doesNotContain("SIMULATED");
    }

    @Test
    void simulationSaysSoBeforeAnythingElse() {
        assertThat(render(true, 20))
                .startsWith("SIMULATED")
                .doesNotContain("  CONFIRMED")
                .contains("UNVERIFIED");
    }

    @Test
    void sessionLineHasBothSumsAndTheirTurns() {
        assertThat(render(false, 20)).containsPattern("session: raw [0-9.]+ s -> normalised [0-9.]+ s .*over 7 turns");
    }

    @Test
    void runWithoutSamplesStillHasFourVerdicts() {
        String text = VerdictText.render(Summaries.of(SimulatedRun.manifest("embedded", false), PLAN, List.of()));
        assertThat(text.lines())
                .filteredOn(line -> line.contains("INCONCLUSIVE"))
                .hasSize(4);
        assertThat(text).contains("cached unknown");
    }

    @Test
    void isPlainAscii() {
        assertThat(render(true, 3)).matches("[\\n\\x20-\\x7e]+");
    }

    private static String render(boolean simulated, double speedup) {
        return VerdictText.render(Summaries.of(
                SimulatedRun.manifest(simulated ? "fake" : "embedded", simulated),
                PLAN,
                SimulatedRun.samples(PLAN, speedup, 3)));
    }
}
