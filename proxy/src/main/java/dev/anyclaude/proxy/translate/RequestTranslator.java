package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.Message;
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
        ChatRequestWriter out = new ChatRequestWriter(request.bodyBytes() + request.bodyBytes() / 8 + PARAMETER_BYTES);
        out.begin(options.model()).head(head);
        MessageTranslator messages = new MessageTranslator(out, options);
        for (Message message : prompt.messages()) {
            messages.write(message);
        }
        out.endMessages();
        int promptEnd = out.contentEnd();
        ParameterTranslator.write(request.parameters(), !prompt.tools().isEmpty(), options, out);
        return new UpstreamRequest(out.end(request.stream()), promptEnd, out.messageStarts());
    }

    private static JsonSlice schema(Tool tool) {
        return Objects.requireNonNull(tool.inputSchema(), "a selected tool has a schema");
    }
}
