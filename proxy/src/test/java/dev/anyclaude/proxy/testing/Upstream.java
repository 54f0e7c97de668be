package dev.anyclaude.proxy.testing;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import dev.anyclaude.proxy.prefix.PromptNormaliser;
import dev.anyclaude.proxy.translate.RequestTranslator;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import dev.anyclaude.proxy.translate.UpstreamRequest;
import java.nio.charset.StandardCharsets;

/** The request direction from end to end, as the pipeline runs it. */
public final class Upstream {
    private static final RequestTranslator TRANSLATOR = new RequestTranslator();

    private final PromptNormaliser normaliser;
    private final UpstreamOptions options;

    /** A direction with this normaliser, to a backend that takes images. */
    public Upstream(PromptNormaliser normaliser) {
        this(normaliser, UpstreamOptions.of("local"));
    }

    /** A direction with this normaliser, to this backend. */
    public Upstream(PromptNormaliser normaliser, UpstreamOptions options) {
        this.normaliser = normaliser;
        this.options = options;
    }

    /** What is sent for this request. */
    public UpstreamRequest send(byte[] body, String session) {
        MessagesRequest request = MessagesRequest.read(body);
        NormalisedPrompt prompt = normaliser.normalise(request, session);
        return TRANSLATOR.translate(request, prompt, TRANSLATOR.encodeHead(prompt), options);
    }

    /** What is sent for this request, as text. */
    public String send(String body) {
        byte[] sent = send(body.getBytes(StandardCharsets.UTF_8), "s").body().toByteArray();
        return new String(sent, StandardCharsets.UTF_8);
    }

    /** The messages, as JSON, that this request is sent as. */
    public String messages(String body) {
        String sent = send(body);
        int from = sent.indexOf("\"messages\":") + "\"messages\":".length();
        return sent.substring(from, sent.indexOf(",\"stream\":"));
    }

    /** Bytes two requests have in common at their beginning. */
    public static int shared(UpstreamRequest a, UpstreamRequest b) {
        return a.body().mismatch(b.body(), Math.min(a.body().length(), b.body().length()));
    }
}
