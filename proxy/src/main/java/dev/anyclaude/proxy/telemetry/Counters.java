package dev.anyclaude.proxy.telemetry;

import java.util.OptionalInt;

/** Totals since the start. Thread-safe. */
public final class Counters implements TurnListener {

    /**
     * Totals at one moment.
     *
     * @param unreported turns that completed without the backend saying how much of the prompt it had cached
     * @param promptTokens of the turns whose cached tokens are known
     * @param cachedTokens of the same turns
     */
    public record Totals(
            long completed, long failed, long left, long unreported, long promptTokens, long cachedTokens) {
        /** All turns. */
        public long turns() {
            return completed + failed + left;
        }
    }

    private Totals totals = new Totals(0, 0, 0, 0, 0, 0);

    @Override
    public synchronized void ended(TurnRecord turn) {
        OptionalInt prompt = turn.tokens().promptTokens();
        OptionalInt cached = turn.tokens().cachedTokens();
        boolean known = prompt.isPresent() && cached.isPresent();
        boolean completed = turn.outcome() == Outcome.COMPLETED;
        totals = new Totals(
                totals.completed + (completed ? 1 : 0),
                totals.failed + (turn.outcome() == Outcome.FAILED ? 1 : 0),
                totals.left + (turn.outcome() == Outcome.CLIENT_LEFT ? 1 : 0),
                totals.unreported + (completed && !known ? 1 : 0),
                totals.promptTokens + (known ? prompt.getAsInt() : 0),
                totals.cachedTokens + (known ? cached.getAsInt() : 0));
    }

    /** Totals now. */
    public synchronized Totals totals() {
        return totals;
    }
}
