package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.stats.ReuseBound;

/**
 * What the warm requests of a comparison reused, and how much reuse the claim takes on this backend at all. Medians; tokens.
 *
 * @param cachedTokens C, found cached
 * @param newTokens N, prefilled
 * @param decodeMs D, milliseconds after the first output; 0 for TTFT
 * @param cachedTokensForClaim least C with which the claim can be true, given N and D
 * @param reachable whether C is that much
 */
public record ReuseNeed(
        double cachedTokens, double newTokens, double decodeMs, double cachedTokensForClaim, boolean reachable) {

    static ReuseNeed of(ReuseBound bound, double claim) {
        return new ReuseNeed(
                bound.cachedTokens(),
                bound.newTokens(),
                bound.decodeMillis(),
                bound.cachedTokensFor(claim),
                bound.reaches(claim));
    }
}
