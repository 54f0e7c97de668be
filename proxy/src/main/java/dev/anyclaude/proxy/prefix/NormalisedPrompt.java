package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonText;
import java.util.List;

/** A prompt after all rules: what will be sent upstream, and in this order. Immutable. */
public final class NormalisedPrompt {
    private final Draft draft;
    private final PromptFingerprint fingerprint;

    NormalisedPrompt(Draft draft, FingerprintMemory fingerprints) {
        this.draft = draft;
        this.fingerprint = fingerprints.of(draft.system(), draft.tools());
    }

    /** Names the head: system text and tools. */
    public PromptFingerprint fingerprint() {
        return fingerprint;
    }

    /** The system text in pieces, to be joined by a blank line; empty if there is none. */
    public List<JsonText> system() {
        return draft.system();
    }

    /** The tools the model gets to see; each has a schema. */
    public List<Tool> tools() {
        return draft.tools();
    }

    /** The conversation. */
    public List<Message> messages() {
        return draft.messages();
    }
}
