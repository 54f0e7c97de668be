package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the backend has answered, exactly, so that it can be sent back like that: the tokens of these bytes are in the backend's
 * cache, those of the client's own rendering of them perhaps not. Kept by session and tool call; forgets what was used least
 * recently. Thread-safe: one lock, held for look-ups.
 */
final class EchoMemory {
    /** Backends that number their calls repeat ids in other conversations of a session; more than this are not told apart. */
    private static final int MOST_OF_ONE_ID = 8;

    private record Key(String session, String toolUseId) {}

    private final Map<Key, List<ProducedCall>> calls = new LinkedHashMap<>(16, 0.75f, true);
    private final long maxBytes;
    private long heldBytes;

    /**
     * Remembers nothing yet.
     *
     * @param maxBytes of all that is remembered
     */
    EchoMemory(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Remembers the tool calls of one answer.
     *
     * @param session the client's session id; empty if it sends none
     */
    void remember(String session, ProducedAnswer answer) {
        synchronized (calls) {
            for (ProducedAnswer.Call call : answer.calls()) {
                ProducedCall produced = new ProducedCall(answer, call);
                List<ProducedCall> same =
                        calls.computeIfAbsent(new Key(session, call.toolUseId()), key -> new ArrayList<>(1));
                if (same.size() == MOST_OF_ONE_ID) {
                    heldBytes -= same.remove(0).bytes();
                }
                same.add(produced);
                heldBytes += produced.bytes();
            }
            Iterator<List<ProducedCall>> oldest = calls.values().iterator();
            while (heldBytes > maxBytes && oldest.hasNext()) {
                heldBytes -=
                        oldest.next().stream().mapToInt(ProducedCall::bytes).sum();
                oldest.remove();
            }
        }
    }

    /** The call that the client sends back here; empty if it is not known, or has become another one. */
    Optional<ProducedCall> find(String session, ToolUse call) {
        List<ProducedCall> same;
        synchronized (calls) {
            if (calls.isEmpty()) {
                return Optional.empty();
            }
            same = List.copyOf(calls.getOrDefault(new Key(session, call.id().decoded()), List.of()));
        }
        return same.stream().filter(each -> each.isSame(call)).findFirst();
    }

    /** About what is remembered, in bytes. */
    long heldBytes() {
        synchronized (calls) {
            return heldBytes;
        }
    }
}
