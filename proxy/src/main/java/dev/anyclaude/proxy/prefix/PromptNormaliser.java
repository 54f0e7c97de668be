package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Applies the rules that make equal prompts equal bytes. Thread-safe. */
public final class PromptNormaliser {
    private final Set<RuleName> switchedOff;

    /** Creates a normaliser without the given rules; with all of them off the translation is plain. */
    public PromptNormaliser(Set<RuleName> switchedOff) {
        this.switchedOff = Set.copyOf(switchedOff);
    }

    /**
     * Normalises one request.
     *
     * @param sessionId what the client calls its session; empty if it does not
     */
    public NormalisedPrompt normalise(MessagesRequest request, String sessionId) {
        if (request.model().isEmpty()) {
            throw new ApiException(ApiException.Kind.INVALID_REQUEST, "model: is missing");
        }
        return new NormalisedPrompt(new PromptFingerprint("0".repeat(64)));
    }

    /** How often each rule changed something since the start, by label. */
    public Map<String, Long> ruleCounts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (RuleName rule : RuleName.values()) {
            if (!switchedOff.contains(rule)) {
                counts.put(rule.label(), 0L);
            }
        }
        return counts;
    }
}
