package dev.anyclaude.proxy.telemetry;

import dev.anyclaude.proxy.ledger.Expectation;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lines for a person who watches, more of them at each level: 0 only failures, 1 the prompt cache, the prefix and the time of each
 * turn, 2 sizes and rules as well, 3 also each event by name. Below level 2 nothing of a prompt is shown; from there on the two
 * clipped values at which a prompt parts from the one before.
 */
public final class TurnLog implements TurnListener {
    private final PrintStream out;
    private final int level;

    /** Writes to a stream, which is not closed. */
    public TurnLog(PrintStream out, int level) {
        this.out = out;
        this.level = level;
    }

    @Override
    public void ended(TurnRecord turn) {
        turn.failure().ifPresent(failure -> line("[Request Failed] %s: %s", name(turn), failure));
        if (level >= 1) {
            turn.head().ifPresent(head -> line("[Prompt Cache] %s; %s", describe(head), reuse(turn.tokens())));
            turn.expectation().ifPresent(expected -> line("[Prefix] %s", LedgerLines.summary(expected, turn)));
            if (turn.outcome() == Outcome.COMPLETED) {
                line("[Request Complete] %s: %,dms", name(turn), turn.total().toMillis());
            } else if (turn.outcome() == Outcome.CLIENT_LEFT) {
                line(
                        "[Request Cancelled] %s: client left after %,dms",
                        name(turn), turn.total().toMillis());
            }
        }
        if (level >= 2) {
            turn.expectation()
                    .flatMap(Expectation::difference)
                    .ifPresent(difference -> line("[Prefix] %s", LedgerLines.values(difference)));
            String first = turn.timeToFirstToken()
                    .map(time -> String.format(Locale.ROOT, "%,dms", time.toMillis()))
                    .orElse("none");
            line(
                    "[Request] %s, %,d bytes in, %,d bytes sent on, first token %s, output %s",
                    turn.stream() ? "stream" : "whole",
                    turn.requestBytes(),
                    turn.upstreamBytes(),
                    first,
                    turn.tokens().outputTokens().isPresent()
                            ? turn.tokens().outputTokens().getAsInt() + " tokens"
                            : "unknown");
            line("[Rules] %s", rules(turn.rules()));
        }
    }

    /** An event that was sent to a client. */
    public void event(String name) {
        if (level >= 3) {
            line("[Event] %s", name);
        }
    }

    private static String describe(HeadUse head) {
        return String.format(
                Locale.ROOT,
                head.hit()
                        ? "HIT - Reusing cached system+tools %s (%,d bytes)"
                        : "MISS - Cached system+tools %s (%,d bytes)",
                head.shortFingerprint(),
                head.headBytes());
    }

    /** What the backend says it reused: the only figure that means prefill was saved. */
    private static String reuse(TokenCounts tokens) {
        if (tokens.cachedTokens().isEmpty() || tokens.promptTokens().isEmpty()) {
            return "backend does not say what it reused";
        }
        return String.format(
                Locale.ROOT,
                "backend reused %,d of %,d prompt tokens",
                tokens.cachedTokens().getAsInt(),
                tokens.promptTokens().getAsInt());
    }

    private static String rules(Map<String, Long> rules) {
        String changed = new TreeMap<>(rules)
                .entrySet().stream()
                        .filter(rule -> rule.getValue() != 0)
                        .map(rule -> rule.getKey() + " " + rule.getValue())
                        .collect(Collectors.joining(", "));
        return changed.isEmpty() ? "nothing to change" : changed;
    }

    private static String name(TurnRecord turn) {
        return turn.backend() + "/" + (turn.model().isEmpty() ? "-" : turn.model());
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
