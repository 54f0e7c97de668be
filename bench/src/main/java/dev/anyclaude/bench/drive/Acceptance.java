package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TokenCounts;
import java.util.OptionalInt;

/**
 * Whether a request met the cache in the state its arm stands for, by the backend's own count of cached tokens. A request that
 * did not is mixed: kept, listed, never pooled. Where the backend does not count, the state is taken on trust and the reason
 * says so.
 *
 * @param accepted may be compared
 * @param reason why not, or on what footing; empty when the counts bear it out
 */
record Acceptance(boolean accepted, String reason) {
    private static final double COLD_AT_MOST = 0.02;
    private static final double WARM_AT_LEAST = 0.98;
    private static final Acceptance VERIFIED = new Acceptance(true, "");

    /** The same judgement with what it rests on, if it is a good one. */
    Acceptance from(String footing) {
        if (!accepted || footing.isEmpty()) {
            return this;
        }
        return new Acceptance(true, reason.isEmpty() ? footing : reason + "; " + footing);
    }

    /**
     * Judges one request.
     *
     * @param expectedCached tokens its arm should find cached: tools and system prompt for W1, the previous prompt for W2 and
     *     DIRECT; not looked at otherwise
     */
    static Acceptance judge(Arm arm, Outcome outcome, TokenCounts tokens, OptionalInt expectedCached) {
        if (outcome != Outcome.COMPLETED) {
            return new Acceptance(false, "did not complete");
        }
        if (arm == Arm.PRIME || arm == Arm.TIMELINE || arm == Arm.RAW) {
            return VERIFIED;
        }
        if (tokens.cachedTokens().isEmpty() || tokens.promptTokens().isEmpty()) {
            return new Acceptance(true, "unverified: the backend does not report cached tokens");
        }
        int cached = tokens.cachedTokens().getAsInt();
        int prompt = tokens.promptTokens().getAsInt();
        if (arm == Arm.COLD) {
            return cached <= COLD_AT_MOST * prompt
                    ? VERIFIED
                    : new Acceptance(
                            false, "mixed: a cold prompt found " + cached + " of " + prompt + " tokens cached");
        }
        if (expectedCached.isEmpty()) {
            return new Acceptance(false, "mixed: the request before it gave no prompt size");
        }
        int expected = expectedCached.getAsInt();
        return cached >= WARM_AT_LEAST * expected
                ? VERIFIED
                : new Acceptance(false, "mixed: " + cached + " tokens cached where " + expected + " should be");
    }
}
