package dev.anyclaude.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyclaude.bench.drive.ProxyLauncher;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.plan.TurnKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptGateTest {
    private static final List<ReplaySession> SESSIONS = SyntheticSessions.ordinary();
    private static final PromptTurn TURN = new PromptTurn("s", 3, TurnKind.MAIN, 1, 1_000, 900, 250, 220);

    @TempDir
    Path folder;

    @Test
    void aBuildIsNoWorseThanItself() {
        PromptLedger ledger = PromptReplay.of(SESSIONS, ProxyLauncher.bundled());
        assertThat(ledger.turns())
                .hasSameSizeAs(
                        SESSIONS.stream().flatMap(each -> each.turns().stream()).toList());
        assertThat(ledger.turns())
                .allSatisfy(each -> assertThat(each.upstreamCalls()).isEqualTo(1));
        Path file = folder.resolve("baselines/prompts.json");
        ledger.write(file);

        PromptComparison comparison =
                PromptComparison.of(PromptLedger.read(file), PromptReplay.of(SESSIONS, ProxyLauncher.bundled()));

        assertThat(comparison.worse()).isEmpty();
        assertThat(comparison.better()).isEmpty();
        assertThat(comparison.turns()).isEqualTo(ledger.turns().size());
    }

    @Test
    void aBuildThatLetsThePerSessionLineThroughIsCaught() {
        ProxyLauncher bundled = ProxyLauncher.bundled();
        PromptLedger recorded = PromptReplay.of(SESSIONS, bundled);
        PromptLedger broken =
                PromptReplay.of(SESSIONS, (backend, model, route) -> bundled.command(backend, model, Route.RAW));

        assertThat(PromptComparison.of(recorded, broken).worse())
                .extracting(each -> each.turn() + " " + each.what())
                .contains("c, turn 0 cached share", "c, turn 0 upstream bytes");
    }

    @Test
    void everyNumberThatGetsWorseIsNamed() {
        assertThat(worse(new PromptTurn("s", 3, TurnKind.MAIN, 2, 1_000, 900, 250, 220)))
                .containsExactly("upstream calls");
        assertThat(worse(new PromptTurn("s", 3, TurnKind.MAIN, 1, 1_010, 900, 250, 220)))
                .containsExactly("upstream bytes");
        assertThat(worse(new PromptTurn("s", 3, TurnKind.MAIN, 1, 1_000, 100, 250, 220)))
                .containsExactly("shared prefix (bytes)");
        assertThat(worse(new PromptTurn("s", 3, TurnKind.MAIN, 1, 1_000, 900, 250, 20)))
                .containsExactly("cached share");
        assertThat(worse(new PromptTurn("s", 3, TurnKind.MAIN, 0, 0, 0, 0, 0))).containsExactly("upstream calls");
    }

    @Test
    void aShorterHeadAloneIsNoLoss() {
        PromptComparison comparison = compare(new PromptTurn("s", 3, TurnKind.MAIN, 1, 950, 850, 240, 210));
        assertThat(comparison.worse()).isEmpty();
        assertThat(comparison.better())
                .extracting(PromptComparison.Change::what)
                .containsExactly("upstream bytes");
    }

    @Test
    void otherSessionsCannotBeCompared() {
        PromptLedger one = PromptLedger.of(SESSIONS.subList(0, 1), List.of());
        PromptLedger two = PromptLedger.of(SESSIONS.subList(1, 2), List.of());
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> PromptComparison.of(one, two))
                .withMessageContaining("other sessions")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(GateException.Kind.BASELINE));
    }

    @Test
    void aRecordThatIsMissingOrOfAnotherSchemaIsNoBaseline() throws IOException {
        Path file = folder.resolve("prompts.json");
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> PromptLedger.read(file))
                .withMessageContaining("--record");
        Files.writeString(
                file, "{\"schema\":\"anyclaude-prompts/9\",\"sessions\":[],\"turns\":[]}", StandardCharsets.UTF_8);
        assertThatExceptionOfType(GateException.class)
                .isThrownBy(() -> PromptLedger.read(file))
                .withMessageContaining("anyclaude-prompts/9")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(GateException.Kind.BASELINE));
    }

    private static List<String> worse(PromptTurn now) {
        return compare(now).worse().stream().map(PromptComparison.Change::what).toList();
    }

    private static PromptComparison compare(PromptTurn now) {
        return PromptComparison.of(
                new PromptLedger(PromptLedger.SCHEMA, List.of(), List.of(TURN)),
                new PromptLedger(PromptLedger.SCHEMA, List.of(), List.of(now)));
    }
}
