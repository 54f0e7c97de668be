package dev.anyclaude.bench.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.session.RecordedEnd;
import dev.anyclaude.bench.session.RecordedEvent;
import dev.anyclaude.bench.session.RecordedRequest;
import dev.anyclaude.bench.session.RecordedResponse;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.RecordedTurn;
import dev.anyclaude.bench.session.SessionHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplaySessionsTest {
    private static final String MESSAGES = "/v1/messages?beta=true";

    @Test
    void keepsWhatIsNeededToSendTheTurnAgain() {
        ReplaySession session = replay(turn(3, MESSAGES, 200, RecordedEnd.Outcome.COMPLETED, "text"));
        assertThat(session.name()).isEqualTo("print-long");
        assertThat(session.sha256()).isEqualTo("abc");
        assertThat(session.clientVersion()).isEqualTo("2.1.330");
        ReplayTurn turn = session.turns().get(0);
        assertThat(turn.turn()).isEqualTo(3);
        assertThat(turn.path()).isEqualTo(MESSAGES);
        assertThat(turn.headers()).containsOnly(Map.entry("anthropic-version", "2023-06-01"));
        assertThat(turn.endMillis() - turn.atMillis()).isEqualTo(40);
        assertThat(new String(turn.body().bytes(), StandardCharsets.UTF_8))
                .contains("\"max_tokens\":4}", "\"temperature\":0", "\"messages\":[]");
    }

    @Test
    void leavesOutWhatWasNotAnsweredCompletely() {
        RecordedTurn cut = new RecordedTurn(4, request(4, MESSAGES), Optional.empty(), List.of(), Optional.empty());
        ReplaySession session = replay(
                turn(0, MESSAGES, 200, RecordedEnd.Outcome.COMPLETED, "text"),
                turn(1, MESSAGES, 529, RecordedEnd.Outcome.COMPLETED, "text"),
                turn(2, MESSAGES, 200, RecordedEnd.Outcome.CLIENT_LEFT, "text"),
                turn(3, "/v1/messages/count_tokens", 200, RecordedEnd.Outcome.COMPLETED, "text"),
                cut);
        assertThat(session.turns()).extracting(ReplayTurn::turn).containsExactly(0);
    }

    @Test
    void answerIsWhatTheClientCouldActOn() {
        assertThat(answer("thinking", "text", "tool_use")).isEqualTo("tool");
        assertThat(answer("thinking", "text")).isEqualTo("text");
        assertThat(answer("thinking")).isEqualTo("thinking");
        assertThat(answer()).isEqualTo("text");
    }

    private static String answer(String... blocks) {
        return replay(turn(0, MESSAGES, 200, RecordedEnd.Outcome.COMPLETED, blocks))
                .turns()
                .get(0)
                .answer();
    }

    private static ReplaySession replay(RecordedTurn... turns) {
        SessionHeader header = new SessionHeader("id", "2026-01-01T00:00:00Z", "2.1.330", "", "", "", "");
        RecordedSession session = new RecordedSession("print-long", "abc", header, List.of(turns), List.of());
        return ReplaySessions.of(session, new Overrides(4, 0));
    }

    private static RecordedTurn turn(
            int number, String path, int status, RecordedEnd.Outcome outcome, String... blocks) {
        List<RecordedEvent> events = Stream.of(blocks)
                .map(type -> new RecordedEvent(
                        number * 100 + 20,
                        "content_block_start",
                        "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"" + type + "\"}}"))
                .toList();
        return new RecordedTurn(
                number,
                request(number, path),
                Optional.of(new RecordedResponse(number * 100 + 10, status, Map.of(), Optional.empty())),
                events,
                Optional.of(new RecordedEnd(
                        number * 100 + 40, outcome, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty())));
    }

    private static RecordedRequest request(int number, String path) {
        return new RecordedRequest(
                number * 100,
                "POST",
                path,
                Map.of("anthropic-version", "2023-06-01", "Content-Type", "application/json"),
                "{\"messages\":[],\"max_tokens\":32000}",
                false);
    }
}
