package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.json.JsonBytes;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The last prompt of a conversation that the backend has answered. Its bytes may go at any time. */
final class RememberedPrompt {
    final String session;
    final String model;
    final int conversation;
    final int turn;
    final boolean tools;
    final boolean side;
    final PromptChain chain;
    /** As reported; empty if it was not. */
    final OptionalInt promptTokens;
    /** Message at which reuse ended too early the last time, from the front and from the back; negative for never. */
    final int shortPart;

    final int shortPartFromEnd;
    /** Null once it had to make room. */
    volatile @Nullable JsonBytes body;
    /** Kept only while a rule is off, with {@link #body}. */
    volatile @Nullable MessagesRequest request;

    RememberedPrompt(PendingPrompt sent, OptionalInt promptTokens, int shortPart, int shortPartFromEnd) {
        this.session = sent.session();
        this.model = sent.model();
        this.conversation = sent.expectation().conversation();
        this.turn = sent.expectation().turn();
        this.tools = sent.tools();
        this.side = sent.side();
        this.chain = sent.chain();
        this.promptTokens = promptTokens;
        this.shortPart = shortPart;
        this.shortPartFromEnd = shortPartFromEnd;
        this.body = sent.body();
        this.request = sent.request();
    }

    /** How many bytes another prompt shares with this one; without the body at least so many. */
    int sharedBytes(PromptChain other, JsonBytes otherBody) {
        if (chain.isContinuedBy(other, otherBody)) {
            return chain.promptEnd();
        }
        int most = Math.min(chain.promptEnd(), other.promptEnd());
        JsonBytes kept = body;
        if (kept != null) {
            return kept.mismatch(otherBody, most);
        }
        int parts = chain.sharedParts(other);
        return parts == 0 ? 0 : Math.min(most, chain.end(parts - 1));
    }

    OptionalInt tokensOf(int bytes) {
        return promptTokens.isPresent()
                ? OptionalInt.of((int) Math.round((double) bytes * promptTokens.getAsInt() / chain.promptEnd()))
                : OptionalInt.empty();
    }

    /** Bytes held besides the chain. */
    int bodyBytes() {
        JsonBytes kept = body;
        MessagesRequest keptRequest = request;
        return (kept == null ? 0 : kept.heldBytes()) + (keptRequest == null ? 0 : keptRequest.bodyBytes());
    }

    void dropBody() {
        body = null;
        request = null;
    }
}
