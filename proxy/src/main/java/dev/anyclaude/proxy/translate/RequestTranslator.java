package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.openai.ChatRequestWriter;
import dev.anyclaude.proxy.prefix.NormalisedPrompt;
import java.util.Objects;

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
        return translate(request, prompt, head, options, TranslatedBeginning.NONE)
                .request();
    }

    /**
     * Encodes the whole request; the messages it shares with an earlier one are copied as bytes.
     *
     * @param head what {@link #encodeHead} gave for this prompt, or for one with the same fingerprint
     * @param begunWith what it has in common with the translation that shares most with it
     */
    public TranslatedPrompt translate(
            MessagesRequest request,
            NormalisedPrompt prompt,
            byte[] head,
            UpstreamOptions options,
            TranslatedBeginning begunWith) {
        TranslatedPrompt earlier = begunWith.of();
        int shared = earlier == null ? 0 : begunWith.messages();
        int newBytes = request.bodyBytes() - (earlier == null ? 0 : earlier.bytesBefore(shared));
        ChatRequestWriter out = new ChatRequestWriter(Math.max(0, newBytes + newBytes / 8) + PARAMETER_BYTES);
        int[] written = new int[prompt.messages().size() + 1];
        if (earlier == null || shared == 0) {
            out.begin(options.model()).head(head);
        } else {
            earlier.copyTo(out, shared, written);
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
