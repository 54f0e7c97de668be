package dev.anyclaude.proxy.prefix;

/** A prompt after all rules: what will be sent upstream, and in this order. Immutable. */
public final class NormalisedPrompt {
    private final PromptFingerprint fingerprint;

    NormalisedPrompt(PromptFingerprint fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Names the head: system text and tools. */
    public PromptFingerprint fingerprint() {
        return fingerprint;
    }
}
