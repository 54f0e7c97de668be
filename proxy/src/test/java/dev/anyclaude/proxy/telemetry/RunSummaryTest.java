package dev.anyclaude.proxy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.ledger.Expectation;
import dev.anyclaude.proxy.ledger.MissCause;
import dev.anyclaude.proxy.ledger.Reuse;
import dev.anyclaude.proxy.ledger.ReuseVerdict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The lines at the end of a run. Prefill in these turns takes 1 ms a token, and each turn 100 ms besides. */
class RunSummaryTest {
    private final Counters counters = new Counters();
    private final RunSummary summary = new RunSummary(counters);

    @Test
    void addsUpWhatTheBackendReusedAndEstimatesTheTimeItSaved() {
        turn(10_000, 0, MissCause.FIRST_OF_SESSION, ReuseVerdict.AS_EXPECTED);
        turn(10_500, 10_000, MissCause.NONE, ReuseVerdict.AS_EXPECTED);
        turn(11_000, 1_000, MissCause.NONE, ReuseVerdict.EVICTED);
        turn(800, 0, MissCause.SIDE_REQUEST, ReuseVerdict.AS_EXPECTED);
        assertThat(summary.text().lines())
                .containsExactly(
                        "[Session] 4 requests: 4 completed, 0 failed, 0 left by the client",
                        "[Session] hits: 1 of 4 (the backend reused at least half of the prompt)",
                        "[Session] tokens not prefilled: 11,000 of 32,300",
                        "[Session] seconds saved: about 11.0"
                                + " (an estimate, at the 1,000 tokens/s of prefill measured in this run)",
                        "[Session] misses by cause: evicted 1, first_of_session 1, side_request 1");
    }

    @Test
    void saysUnknownWhereTheBackendIsSilent() {
        turn(
                OptionalInt.of(10_000),
                OptionalInt.empty(),
                MissCause.NONE,
                ReuseVerdict.BACKEND_SILENT,
                Outcome.COMPLETED);
        assertThat(summary.text())
                .contains("hits: unknown, tokens not prefilled: unknown")
                .contains("misses by cause: none")
                .doesNotContain("seconds saved");
    }

    @Test
    void doesNotGuessARateFromTurnsThatAreAllAlike() {
        turn(10_000, 9_990, MissCause.NONE, ReuseVerdict.AS_EXPECTED);
        turn(10_010, 9_990, MissCause.NONE, ReuseVerdict.AS_EXPECTED);
        turn(
                OptionalInt.of(10_000),
                OptionalInt.empty(),
                MissCause.NONE,
                ReuseVerdict.BACKEND_SILENT,
                Outcome.COMPLETED);
        assertThat(summary.text())
                .contains("hits: 2 of 2 (the backend reused at least half of the prompt); 1 not reported")
                .contains("seconds saved: unknown");
    }

    @Test
    void turnsThatFailedOrWereLeftAreOnlyCounted() {
        turn(OptionalInt.empty(), OptionalInt.empty(), MissCause.COMPACTION, ReuseVerdict.EVICTED, Outcome.FAILED);
        turn(OptionalInt.of(9), OptionalInt.of(9), MissCause.COMPACTION, ReuseVerdict.EVICTED, Outcome.CLIENT_LEFT);
        assertThat(summary.text())
                .contains("2 requests: 0 completed, 1 failed, 1 left by the client")
                .contains("misses by cause: none");
    }

    private void turn(int prompt, int cached, MissCause cause, ReuseVerdict verdict) {
        turn(OptionalInt.of(prompt), OptionalInt.of(cached), cause, verdict, Outcome.COMPLETED);
    }

    private void turn(OptionalInt prompt, OptionalInt cached, MissCause cause, ReuseVerdict verdict, Outcome outcome) {
        Duration first = Duration.ofMillis(100L + prompt.orElse(0) - cached.orElse(0));
        TurnRecord turn = new TurnRecord(
                "s",
                "b",
                "m",
                true,
                outcome,
                new TokenCounts(prompt, cached, OptionalInt.empty()),
                Optional.empty(),
                Map.of(),
                Optional.of(new Expectation(0, 0, cause, 0, 0, 0, OptionalInt.empty(), Optional.empty())),
                Optional.of(new Reuse(verdict, OptionalInt.empty())),
                Optional.of(first),
                first,
                1,
                1,
                Optional.empty());
        counters.ended(turn);
        summary.ended(turn);
    }
}
