package dev.anyclaude.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small replay in front of the fake backend, looked at in every way. */
class LabTest {
    private static Samples samples;

    @BeforeAll
    static void replay() {
        samples = Replay.of(Sessions.load("sessions"))
                .against(Backend.fake())
                .arms(Arms.COLD, Arms.WARM, Arms.TIMELINE)
                .blocks(2)
                .turns(3)
                .maxTokens(4)
                .claim(6)
                .run();
    }

    @Test
    void samplesAreGroupedByArm() {
        Spread spread = samples.ttft().by(Arm.class);

        assertThat(spread.groups()).extracting(Spread.Group::name).containsExactly("COLD", "W1", "W2", "TIMELINE");
        assertThat(spread.title()).isEqualTo("ttft by Arm (SIMULATED)");
        assertThat(spread.toString()).contains("median").contains("COLD");
        assertThat(samples.total().by(Route.class).groups()).hasSize(2);
        assertThatThrownBy(() -> samples.ttft().by(Verdict.class)).hasMessageContaining("Arm, Route or TurnKind");
    }

    @Test
    void speedupsAreThoseOfTheSummary() {
        Speedup speedup = Speedup.of(samples);

        assertThat(speedup.verdicts()).isEqualTo(samples.summary().verdicts());
        assertThat(speedup.display().parts().get(MimeBundle.HTML))
                .contains("<td>ttft *</td>")
                .contains("SIMULATED");
    }

    @Test
    void aGateJudgesOnlyTheClaimThatWasPlanned() {
        GateResult result = Gate.claim(6).judge(samples);

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.passed()).isTrue();
        assertThat(result.toString()).startsWith("INCONCLUSIVE: warm requests are at least 6.0x faster");
        assertThatThrownBy(() -> Gate.claim(5).judge(samples)).hasMessageContaining("planned to test 6.0x");
    }

    @Test
    void chartsAreXChartsWithAnSvg() {
        assertThat(List.of(
                        Charts.ecdf(samples.ttft()),
                        Charts.blocks(samples),
                        Charts.prefill(samples),
                        Charts.ledger(Ledger.of(samples))))
                .allSatisfy(chart -> {
                    assertThat(chart.svg())
                            .startsWith("<svg")
                            .contains("SIMULATED")
                            .contains("</svg>");
                    assertThat(chart.display().parts()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.SVG);
                });
    }

    @Test
    void theLedgerShowsThatStablePromptsAreReadAgainLess() {
        Ledger ledger = Ledger.of(samples);

        assertThat(ledger.lines()).isNotEmpty();
        assertThat(ledger.prefilledTokens(Ledger.Line::normalised))
                .isLessThan(ledger.prefilledTokens(Ledger.Line::raw));
    }

    @Test
    void savedSamplesAreLoadedAgain(@TempDir Path folder) {
        samples.save(folder.toString());

        Samples loaded = Samples.load(folder.toString());

        assertThat(loaded.summary().verdicts()).isEqualTo(samples.summary().verdicts());
        assertThat(loaded.all()).isEqualTo(samples.all());
    }
}
