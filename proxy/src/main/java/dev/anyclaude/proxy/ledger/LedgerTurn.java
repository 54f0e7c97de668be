package dev.anyclaude.proxy.ledger;

import java.util.OptionalInt;

/** One turn in the ledger: its expectation, and how it came out. Confined to the turn's thread. */
public final class LedgerTurn {
    private final PrefixLedger ledger;
    private final PendingPrompt sent;

    LedgerTurn(PrefixLedger ledger, PendingPrompt sent) {
        this.ledger = ledger;
        this.sent = sent;
    }

    /** What was known before the backend was asked. */
    public Expectation expectation() {
        return sent.expectation();
    }

    /**
     * Enters that the backend has read the prompt; later prompts are expected to share it. Not to be called for a turn that the
     * backend refused.
     *
     * @param promptTokens as the backend reported, as with {@code cachedTokens}
     */
    public Reuse answered(OptionalInt promptTokens, OptionalInt cachedTokens) {
        return ledger.answered(sent, promptTokens, cachedTokens);
    }
}
