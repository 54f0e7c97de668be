package dev.anyclaude.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.plan.PlanSettings.TimelineShape;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.SessionReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The recordings that come with the harness allow every comparison it makes. */
class ShippedSessionsTest {
    private static final List<RecordedSession> RECORDED = SessionReader.readAll(Path.of("sessions"));
    private static final Map<String, ReplaySession> SESSIONS = RECORDED.stream()
            .map(each -> ReplaySessions.of(each, new Overrides(16, 0)))
            .collect(Collectors.toMap(ReplaySession::name, Function.identity()));

    @Test
    void everyRecordedTurnCanBeSentAgain() {
        assertThat(SESSIONS.keySet()).isEqualTo(Set.of("print-long", "print-sibling", "interactive", "other-project"));
        for (RecordedSession recorded : RECORDED) {
            assertThat(recorded.warnings()).isEmpty();
            assertThat(session(recorded.name()).turns()).hasSameSizeAs(recorded.turns());
        }
    }

    @Test
    void longSessionHasAtLeastTenTurnsOfOneConversation() {
        List<ReplayTurn> turns = session("print-long").mainTurns();
        assertThat(turns).hasSizeGreaterThanOrEqualTo(10);
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i).continues(turns.get(i - 1))).isTrue();
        }
    }

    @Test
    void siblingSharesToolsAndSystemPromptAndTheOtherProjectDoesNot() {
        assertThat(headKey("print-sibling")).isEqualTo(headKey("print-long"));
        assertThat(headKey("other-project")).isNotEqualTo(headKey("print-long"));
    }

    @Test
    void interactiveSessionHasSideRequestsBetweenItsTurns() {
        assertThat(session("interactive").sideTurns()).isGreaterThanOrEqualTo(3);
        assertThat(session("interactive").mainTurns()).hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void planComparesFirstTurnsAndNextTurns() {
        PlanSettings settings = new PlanSettings(7, 1, 1, new TimelineShape(4, 2, 4), new Overrides(16, 0), 50, 6);
        ReplayPlan plan = PlanBuilder.build(List.copyOf(SESSIONS.values()), settings, 6);
        assertThat(plan.requests()).extracting(PlannedRequest::arm).contains(Arm.COLD, Arm.W1, Arm.W2, Arm.RAW);
        assertThat(plan.headline().arm()).isEqualTo(Arm.W1);
    }

    @Test
    void noneHoldsOrdinaryWords() {
        for (ReplaySession session : SESSIONS.values()) {
            for (ReplayTurn turn : session.turns()) {
                assertThat(new String(turn.body().bytes(), StandardCharsets.UTF_8))
                        .doesNotContain(" the ", " you ", " and ", "Claude Code", "anthropic.com", "harbour");
            }
        }
    }

    private static ReplaySession session(String name) {
        return SESSIONS.getOrDefault(name, new ReplaySession(name, "", "", List.of()));
    }

    private static String headKey(String name) {
        return session(name).mainTurns().get(0).facts().headKey();
    }
}
