package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.openai.ChatRequestWriter;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import java.util.Objects;
import java.util.Optional;

/** Turns a normalised prompt into a chat completions request. Pure; one instance serves all threads. */
public final class RequestTranslator {
    private static final int HEAD_BYTES = 64 << 10;
    private static final int PARAMETER_BYTES = 1 << 10;

    /** Encodes tools and system text: all that a fingerprint stands for. */
    public byte[] encodeHead(NormalisedPrompt prompt) {
        ChatRequestWriter out = new ChatRequestWriter(HEAD_BYTES);
        for (Tool tool : prompt.tools()) {
            out.tool(tool.name(), tool.description(), schema(tool));
        }
        out.messages();
        if (prompt.system().stream().anyMatch(text -> !text.isEmpty())) {
            out.message("system")
                    .content(prompt.system(), MessageTranslator.BLANK_LINE)
                    .endMessage();
        }
        return out.endHead();
    }

    /**
     * Encodes the whole request.
     *
     * @param head what {@link #encodeHead} gave for this prompt, or for one with the same fingerprint
     */
    public UpstreamRequest translate(
            MessagesRequest request, NormalisedPrompt prompt, byte[] head, UpstreamOptions options) {
        return translate(request, prompt, head, options, Optional.empty()).request();
    }

    /**
     * Encodes the whole request; the messages it shares with an earlier one are copied as bytes.
     *
     * @param head what {@link #encodeHead} gave for this prompt, or for one with the same fingerprint
     * @param earlier the translation that shares most with this one
     */
    public TranslatedPrompt translate(
            MessagesRequest request,
            NormalisedPrompt prompt,
            byte[] head,
            UpstreamOptions options,
            Optional<TranslatedPrompt> earlier) {
        ChatRequestWriter out = new ChatRequestWriter(request.bodyBytes() + request.bodyBytes() / 8 + PARAMETER_BYTES);
        int shared =
                earlier.map(each -> each.sharedMessages(prompt, head, options)).orElse(0);
        int[] written = new int[prompt.messages().size() + 1];
        if (shared == 0 || earlier.isEmpty()) {
            out.begin(options.model()).head(head);
        } else {
            earlier.get().copyTo(out, shared, written);
        }
        MessageTranslator messages = new MessageTranslator(out, options);
        for (int i = shared; i < prompt.messages().size(); i++) {
            written[i] = out.messageCount();
            messages.write(prompt.messages().get(i));
        }
        written[prompt.messages().size()] = out.messageCount();
        out.endMessages();
        int promptEnd = out.contentEnd();
        ParameterTranslator.write(request.parameters(), prompt.tools(), options, out);
        UpstreamRequest upstream = new UpstreamRequest(out.end(request.stream()), promptEnd, out.messageStarts());
        return new TranslatedPrompt(prompt.messages(), head, options, upstream, written, shared);
    }

    private static JsonSlice schema(Tool tool) {
        return Objects.requireNonNull(tool.inputSchema(), "a selected tool has a schema");
    }
}
