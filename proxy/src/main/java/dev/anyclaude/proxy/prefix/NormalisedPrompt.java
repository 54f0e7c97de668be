package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonText;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A prompt after all rules: what will be sent upstream, and in this order. Immutable. */
public final class NormalisedPrompt {
    private final Draft draft;
    private final PromptFingerprint fingerprint;
    private final Map<String, Long> changes;

    NormalisedPrompt(Draft draft, FingerprintMemory fingerprints, Map<String, Long> changes) {
        this.draft = draft;
        this.changes = changes;
        this.fingerprint = fingerprints.of(draft.system(), draft.tools());
    }

    /** Names the head: system text and tools. */
    public PromptFingerprint fingerprint() {
        return fingerprint;
    }

    /** How many blocks, messages or tools each active rule changed, by label. */
    public Map<String, Long> changes() {
        return Collections.unmodifiableMap(changes);
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
