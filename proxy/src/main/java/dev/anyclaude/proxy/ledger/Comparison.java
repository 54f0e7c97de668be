package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.json.JsonBytes;
import java.util.List;
import java.util.Optional;

/**
 * A prompt and those remembered that bear on it.
 *
 * @param own the last prompt of its conversation
 * @param nearest the one it shares most with, of whichever session
 * @param sharedBytes with the nearest
 * @param ofSession all of its session, latest last; none if the session has no name
 */
record Comparison(
        PromptChain chain,
        JsonBytes body,
        MessagesRequest request,
        String session,
        Optional<RememberedPrompt> own,
        Optional<RememberedPrompt> nearest,
        int sharedBytes,
        List<RememberedPrompt> ofSession) {

    /** Whether the backend has been sent all of the conversation, or this very prompt. */
    boolean isContinuation() {
        return nearest.isPresent()
                && (sharedBytes == chain.promptEnd()
                        || (own.isPresent() && sharedBytes >= own.get().chain.promptEnd()));
    }

    /** Where it parts from its own conversation, or from the nearest; empty if nowhere. */
    Optional<FirstDifference> difference() {
        return own.or(() -> nearest).flatMap(this::difference);
    }

    private Optional<FirstDifference> difference(RememberedPrompt other) {
        int at = other.sharedBytes(chain, body);
        return at >= Math.min(chain.promptEnd(), other.chain.promptEnd())
                ? Optional.empty()
                : Optional.of(JsonDifference.at(other.body, body, at));
    }
}
