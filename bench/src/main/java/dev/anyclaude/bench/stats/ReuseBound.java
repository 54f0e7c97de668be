package dev.anyclaude.bench.stats;

/**
 * What reuse can do at best. With C cached and N new prompt tokens, prefill rate r, fixed overhead a and decode time D, cold takes
 * a + (C + N) / r + D and warm a + N / r + D, so a speedup of at least θ needs C ≥ (θ − 1)(N + r (a + D)).
 *
 * @param cachedTokens C
 * @param newTokens N
 * @param decodeMillis D; 0 for TTFT
 * @param fit r and a; an overhead below 0, as noise can fit it, is taken for 0
 */
public record ReuseBound(double cachedTokens, double newTokens, double decodeMillis, PrefillFit fit) {

    public ReuseBound {
        if (cachedTokens < 0 || newTokens < 0 || decodeMillis < 0) {
            throw new IllegalArgumentException(cachedTokens + ", " + newTokens + ", " + decodeMillis);
        }
    }

    /** Predicted cold / warm; infinite if nothing is left to do for a warm request. */
    public double speedup() {
        return 1 + cachedTokens / restTokens();
    }

    /** a + (C + N) / r + D: predicted time of a cold request. */
    public double coldMillis() {
        return (cachedTokens + restTokens()) * 1_000 / fit.tokensPerSecond();
    }

    /** a + N / r + D: predicted time of a warm request. */
    public double warmMillis() {
        return restTokens() * 1_000 / fit.tokensPerSecond();
    }

    /** (θ − 1)(N + r (a + D)): how many cached tokens a speedup of θ takes at least. */
    public double cachedTokensFor(double claim) {
        return (claim - 1) * restTokens();
    }

    /** Whether perfect reuse of these tokens can reach a speedup. */
    public boolean reaches(double claim) {
        return cachedTokens >= cachedTokensFor(claim);
    }

    /** N + r (a + D): what a warm request still costs, in tokens of prefill. */
    private double restTokens() {
        double millis = Math.max(0, fit.overheadMs()) + decodeMillis;
        return newTokens + fit.tokensPerSecond() * millis / 1_000;
    }
}
