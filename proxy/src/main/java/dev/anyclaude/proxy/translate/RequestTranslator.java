package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;

/** Turns a normalised prompt into a chat completions request. Pure; one instance serves all threads. */
public final class RequestTranslator {

    /** Encodes tools and system text: all that a fingerprint stands for. */
    public byte[] encodeHead(NormalisedPrompt prompt) {
        throw new ApiException(ApiException.Kind.API, "this build cannot translate requests");
    }

    /**
     * Encodes the whole request.
     *
     * @param head what {@link #encodeHead} gave for this prompt, or for one with the same fingerprint
     */
    public UpstreamRequest translate(
            MessagesRequest request, NormalisedPrompt prompt, byte[] head, UpstreamOptions options) {
        throw new ApiException(ApiException.Kind.API, "this build cannot translate requests");
    }
}
