package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonText;
import dev.anyclaude.proxy.memory.Latest;
import java.util.List;
import java.util.Optional;

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

    private final Latest<Head> heads = new Latest<>(MAX_HEADS, Long.MAX_VALUE, head -> 0);

    PromptFingerprint of(List<JsonText> system, List<Tool> tools) {
        for (Head head : heads.all()) {
            if (head.is(system, tools)) {
                return head.fingerprint();
            }
        }
        PromptFingerprint fingerprint = PromptFingerprint.of(system, tools);
        heads.keep(new Head(system, tools, fingerprint), Optional.empty());
        return fingerprint;
    }
}
