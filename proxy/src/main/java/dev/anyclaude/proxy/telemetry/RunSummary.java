package dev.anyclaude.proxy.telemetry;

import dev.anyclaude.proxy.ledger.MissCause;
import dev.anyclaude.proxy.ledger.ReuseVerdict;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run of the proxy was good for, in a few lines at its end. Thread-safe. */
public final class RunSummary implements TurnListener {
    /** As much was added as was known. */
    private static final String NEW_TEXT = "new_text";

    private final Counters counters;
    private final PrefillRate rate = new PrefillRate();
    private final Map<String, Long> misses = new TreeMap<>();
    private long hits;

    /**
     * Nothing has happened yet.
     *
     * @param counters told of the same turns
     */
    RunSummary(Counters counters) {
        this.counters = counters;
    }

    @Override
    public synchronized void ended(TurnRecord turn) {
        if (turn.outcome() != Outcome.COMPLETED) {
            return;
        }
        MissCause cause = turn.expectation().map(expected -> expected.cause()).orElse(MissCause.NONE);
        OptionalInt prompt = turn.tokens().promptTokens();
        OptionalInt cached = turn.tokens().cachedTokens();
        boolean known = prompt.isPresent() && cached.isPresent();
        if (known && turn.timeToFirstToken().isPresent() && cause != MissCause.SIDE_REQUEST) { // which may have waited
            rate.add(
                    prompt.getAsInt() - cached.getAsInt(),
                    turn.timeToFirstToken().get().toNanos() / 1e9);
        }
        if (known && 2L * cached.getAsInt() >= prompt.getAsInt()) {
            hits++;
        } else if (known || cause != MissCause.NONE) {
            misses.merge(why(cause, turn), 1L, Long::sum);
        }
    }

    private static String why(MissCause cause, TurnRecord turn) {
        return cause != MissCause.NONE
                ? cause.word()
                : turn.reuse()
                        .map(reuse -> reuse.verdict())
                        .filter(verdict -> verdict == ReuseVerdict.EVICTED || verdict == ReuseVerdict.TEMPLATE_CHANGED)
                        .map(ReuseVerdict::word)
                        .orElse(NEW_TEXT);
    }

    /** The lines, without a line break at the end; what the backend did not report is said to be unknown. */
    public synchronized String text() {
        Counters.Totals totals = counters.totals();
        long reported = totals.completed() - totals.unreported();
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%,d requests: %,d completed, %,d failed, %,d left by the client",
                totals.turns(),
                totals.completed(),
                totals.failed(),
                totals.left());
        if (reported == 0) {
            line(text, "hits: unknown, tokens not prefilled: unknown (the backend reports no reuse)");
        } else {
            line(
                    text,
                    "hits: %,d of %,d (the backend reused at least half of the prompt)%s",
                    hits,
                    reported,
                    unknown(totals));
            line(text, "tokens not prefilled: %,d of %,d", totals.cachedTokens(), totals.promptTokens());
            line(text, "seconds saved: %s", secondsSaved(totals.cachedTokens()));
        }
        line(text, "misses by cause: %s", misses.isEmpty() ? "none" : causes());
        return text.substring(0, text.length() - System.lineSeparator().length());
    }

    private static String unknown(Counters.Totals totals) {
        return totals.unreported() == 0 ? "" : String.format(Locale.ROOT, "; %,d not reported", totals.unreported());
    }

    private String secondsSaved(long cachedTokens) {
        OptionalDouble secondsPerToken = rate.secondsPerToken();
        return secondsPerToken.isEmpty()
                ? "unknown (too few turns to tell how fast the backend prefills)"
                : String.format(
                        Locale.ROOT,
                        "about %,.1f (an estimate, at the %,.0f tokens/s of prefill measured in this run)",
                        cachedTokens * secondsPerToken.getAsDouble(),
                        1 / secondsPerToken.getAsDouble());
    }

    private String causes() {
        return misses.entrySet().stream()
                .map(miss -> miss.getKey() + " " + miss.getValue())
                .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append("[Session] ")
                .append(String.format(Locale.ROOT, format, values))
                .append(System.lineSeparator());
    }
}
