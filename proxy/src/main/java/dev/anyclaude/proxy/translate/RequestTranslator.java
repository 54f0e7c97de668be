package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import java.nio.charset.StandardCharsets;

/** Turns a normalised prompt into a chat completions request. Pure; one instance serves all threads. */
public final class RequestTranslator {

    /** Encodes tools and system text: all that a fingerprint stands for. */
    public byte[] encodeHead(NormalisedPrompt prompt) {
        return "\"messages\":[".getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Encodes the whole request.
     *
     * @param head what {@link #encodeHead} gave for this prompt, or for one with the same fingerprint
     */
    public UpstreamRequest translate(
            MessagesRequest request, NormalisedPrompt prompt, byte[] head, UpstreamOptions options) {
        if (request.hasTools()) {
            throw new ApiException(ApiException.Kind.API, "this build cannot translate tools");
        }
        return new UpstreamRequest(head, head.length);
    }
}
