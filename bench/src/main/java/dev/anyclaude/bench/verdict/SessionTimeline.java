package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.TurnKind;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Whole sessions, turn after turn, translated only and normalised too. Prefill seconds are the sum of TTFT as the client sees
 * it, over the turns that completed on both sides; queueing, translation and the decoding of the first token are in it.
 *
 * @param rawPrefillSeconds without normalisation
 * @param normalisedPrefillSeconds with it
 * @param rawUncachedTokens prompt tokens the backend prefilled on those turns; empty if it did not say for every one
 * @param normalisedUncachedTokens likewise
 * @param comparedTurns turns in those sums
 * @param mismatch the first turn one side did not complete, and how many there are; empty if none
 * @param turns in the order they were sent
 */
public record SessionTimeline(
        double rawPrefillSeconds,
        double normalisedPrefillSeconds,
        OptionalLong rawUncachedTokens,
        OptionalLong normalisedUncachedTokens,
        int comparedTurns,
        String mismatch,
        List<Turn> turns) {

    /** One recorded turn on both sides. */
    public record Turn(String session, int turn, TurnKind kind, Side raw, Side normalised) {}

    /**
     * What came of a turn on one side.
     *
     * @param completed whether it came to its end
     * @param promptTokens the whole prompt; empty where not reported
     * @param cachedTokens of it not prefilled; empty where not reported
     * @param ttftMs time to first token, milliseconds; empty if there was none
     */
    public record Side(boolean completed, OptionalInt promptTokens, OptionalInt cachedTokens, OptionalDouble ttftMs) {}

    public SessionTimeline {
        turns = List.copyOf(turns);
    }
}
