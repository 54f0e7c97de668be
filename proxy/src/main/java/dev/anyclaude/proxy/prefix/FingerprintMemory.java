package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The fingerprints of the heads seen last: to compare a head with one that is known takes a hundredth of the time that hashing
 * takes before the JVM has compiled it. Keeps at most {@link #MAX_HEADS} alive. Thread-safe.
 */
final class FingerprintMemory {
    private static final int MAX_HEADS = 8;

    private record Head(List<JsonText> system, List<Tool> tools, PromptFingerprint fingerprint) {
        boolean is(List<JsonText> otherSystem, List<Tool> otherTools) {
            return tools.equals(otherTools) && system.equals(otherSystem);
        }
    }

    private final Deque<Head> heads = new ArrayDeque<>();

    PromptFingerprint of(List<JsonText> system, List<Tool> tools) {
        List<Head> known;
        synchronized (heads) {
            known = List.copyOf(heads);
        }
        for (Head head : known) {
            if (head.is(system, tools)) {
                return head.fingerprint();
            }
        }
        PromptFingerprint fingerprint = PromptFingerprint.of(system, tools);
        synchronized (heads) {
            heads.addFirst(new Head(system, tools, fingerprint));
            if (heads.size() > MAX_HEADS) {
                heads.removeLast();
            }
        }
        return fingerprint;
    }
}
