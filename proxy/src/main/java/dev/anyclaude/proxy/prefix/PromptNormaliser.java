package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Applies the rules that make equal prompts equal bytes. Thread-safe. */
public final class PromptNormaliser {
    private record ActiveRule(String label, Rule rule, LongAdder changed) {}

    /** Arguments of some ten thousand tool calls. */
    private static final long ECHO_BYTES = 8L << 20;

    private final SessionMemory memory = new SessionMemory();
    private final FingerprintMemory fingerprints = new FingerprintMemory();
    private final EchoMemory answers = new EchoMemory(ECHO_BYTES);
    private final boolean echoes;
    private final List<ActiveRule> rules = new ArrayList<>();

    /** Creates a normaliser without the given rules; with all of them off the translation is plain. */
    public PromptNormaliser(Set<RuleName> switchedOff) {
        echoes = !switchedOff.contains(RuleName.VERBATIM_ECHO);
        for (RuleName name : RuleName.values()) {
            if (!switchedOff.contains(name)) {
                rules.add(new ActiveRule(name.label(), name.rule(answers), new LongAdder()));
            }
        }
    }

    /** All rules off: what {@code --raw} means. */
    public static PromptNormaliser raw() {
        return new PromptNormaliser(EnumSet.allOf(RuleName.class));
    }

    /**
     * Normalises one request.
     *
     * @param sessionId what the client calls its session; empty if it does not
     */
    public NormalisedPrompt normalise(MessagesRequest request, String sessionId) {
        Draft draft = new Draft(
                request.system(),
                DeferredTools.listed(request.tools()),
                DeferredTools.described(request.tools(), request.messages()),
                request.cacheMarkers());
        SessionMemory.Session session = memory.session(sessionId);
        Map<String, Long> changes = new LinkedHashMap<>();
        for (ActiveRule each : rules) {
            LongAdder changed = new LongAdder();
            draft = each.rule().apply(draft, session, changed::add);
            each.changed().add(changed.sum());
            changes.put(each.label(), changed.sum());
        }
        return new NormalisedPrompt(draft, fingerprints, changes);
    }

    /**
     * Remembers what the backend answered, so that it is sent back to the byte when the client sends it.
     *
     * @param sessionId as for {@link #normalise}
     */
    public void answered(String sessionId, ProducedAnswer answer) {
        if (echoes) {
            answers.remember(sessionId, answer);
        }
    }

    /** Whether answers are sent back as they were produced. */
    public boolean echoes() {
        return echoes;
    }

    /** How many blocks, messages or tools each active rule changed since the start, by label, in the order of application. */
    public Map<String, Long> ruleCounts() {
        Map<String, Long> sums = new LinkedHashMap<>();
        rules.forEach(each -> sums.put(each.label(), each.changed().sum()));
        return sums;
    }
}
