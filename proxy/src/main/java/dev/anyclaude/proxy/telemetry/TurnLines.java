package dev.anyclaude.proxy.telemetry;

import dev.anyclaude.proxy.ledger.Expectation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The lines of the turn log, as docs/turn-log.md describes them. */
public final class TurnLines {
    /** What each line calls its format. */
    public static final String FORMAT = "anyclaude-turns/1";

    private final boolean values;

    /**
     * Lines of one log.
     *
     * @param values whether clipped text of prompts is written where prompts differ
     */
    public TurnLines(boolean values) {
        this.values = values;
    }

    /** One turn's line. */
    public ObjectNode line(TurnRecord turn, Instant endedAt) {
        ObjectNode line = JsonMapper.shared()
                .createObjectNode()
                .put("type", "turn")
                .put("format", FORMAT)
                .put("ended_at", endedAt.toString())
                .put("session", turn.session())
                .put("backend", turn.backend())
                .put("model", turn.model())
                .put("stream", turn.stream())
                .put("outcome", turn.outcome().word());
        put(line, "prompt_tokens", turn.tokens().promptTokens());
        put(line, "cached_tokens", turn.tokens().cachedTokens());
        put(line, "output_tokens", turn.tokens().outputTokens());
        turn.head().ifPresent(head -> line.put("head", head.shortFingerprint()).put("head_hit", head.hit()));
        turn.expectation().ifPresent(expected -> expected(line, expected));
        turn.reuse().ifPresent(reuse -> {
            put(line, "expected_tokens", reuse.expectedTokens());
            line.put("verdict", reuse.verdict().word());
        });
        turn.timeToFirstToken().ifPresent(time -> line.put("ttft_ms", millis(time)));
        line.put("total_ms", millis(turn.total()))
                .put("request_bytes", turn.requestBytes())
                .put("upstream_bytes", turn.upstreamBytes());
        ObjectNode rules = line.putObject("rules");
        turn.rules().forEach((rule, count) -> {
            if (count != 0) {
                rules.put(rule, count);
            }
        });
        return line;
    }

    private void expected(ObjectNode line, Expectation expected) {
        line.put("conversation", expected.conversation())
                .put("turn", expected.turn())
                .put("prompt_bytes", expected.promptBytes())
                .put("head_bytes", expected.headBytes())
                .put("shared_bytes", expected.sharedBytes());
        put(line, "expected_tokens_estimate", expected.tokensEstimate());
        line.put("cause", expected.cause().word());
        expected.difference().ifPresent(difference -> {
            line.put("path", difference.path());
            if (values) {
                line.put("was", difference.was()).put("is", difference.is());
            }
        });
    }

    private static void put(ObjectNode line, String key, OptionalInt count) {
        count.ifPresent(value -> line.put(key, value));
    }

    private static BigDecimal millis(Duration time) {
        return BigDecimal.valueOf(Math.max(0, time.toNanos()) / 1_000, 3);
    }
}
