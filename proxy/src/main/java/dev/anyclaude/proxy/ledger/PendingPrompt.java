package dev.anyclaude.proxy.ledger;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.json.JsonBytes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prompt whose answer is not known yet. Handed back to the ledger when it is.
 *
 * @param predecessor the prompt it was compared with
 * @param request null unless a rule is off
 */
record PendingPrompt(
        String session,
        String model,
        boolean tools,
        boolean side,
        PromptChain chain,
        JsonBytes body,
        Optional<RememberedPrompt> predecessor,
        @Nullable MessagesRequest request,
        Expectation expectation) {}
