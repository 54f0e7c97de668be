package dev.anyclaude.proxy.ledger;

import java.util.OptionalInt;

/** Compares one turn's reported reuse with its expectation. Bytes become tokens by proportion, so a tenth counts as equal. */
final class ReuseCheck {
    /** A few blocks of the backends that reuse by blocks. */
    private static final int LEAST_TOLERANCE_TOKENS = 64;

    private static final double TOLERANCE = 0.1;

    private final PendingPrompt sent;
    private final int promptTokens;
    private final int cachedTokens;
    private final int expectedTokens;

    ReuseCheck(PendingPrompt sent, int promptTokens, int cachedTokens) {
        this.sent = sent;
        this.promptTokens = promptTokens;
        this.cachedTokens = cachedTokens;
        int shared = sent.expectation().sharedBytes();
        OptionalInt byOther =
                sent.predecessor().map(other -> other.tokensOf(shared)).orElse(OptionalInt.empty());
        this.expectedTokens = Math.min(promptTokens, byOther.orElse(tokens(shared)));
    }

    Reuse reuse() {
        return new Reuse(verdict(), OptionalInt.of(expectedTokens));
    }

    boolean isShort() {
        return cachedTokens < expectedTokens - tolerance();
    }

    /** The part in which reuse ended. */
    int endPart() {
        long bytes = (long) cachedTokens * sent.chain().promptEnd() / Math.max(1, promptTokens);
        return sent.chain().partAt((int) Math.min(bytes, sent.chain().promptEnd()));
    }

    int endPartFromEnd() {
        return sent.chain().size() - endPart();
    }

    private ReuseVerdict verdict() {
        if (cachedTokens > expectedTokens + tolerance()) {
            return ReuseVerdict.BETTER;
        }
        if (!isShort()) {
            return ReuseVerdict.AS_EXPECTED;
        }
        boolean behindHead = cachedTokens > tokens(sent.expectation().headBytes()) + LEAST_TOLERANCE_TOKENS;
        boolean samePlace = sent.predecessor()
                .filter(other -> other.conversation == sent.expectation().conversation())
                .filter(other -> other.shortPart == endPart() || other.shortPartFromEnd == endPartFromEnd())
                .isPresent();
        return behindHead && samePlace ? ReuseVerdict.TEMPLATE_CHANGED : ReuseVerdict.EVICTED;
    }

    private int tolerance() {
        return (int) Math.max(LEAST_TOLERANCE_TOKENS, TOLERANCE * expectedTokens);
    }

    private int tokens(int bytes) {
        return (int) ((long) bytes * promptTokens / Math.max(1, sent.chain().promptEnd()));
    }
}
