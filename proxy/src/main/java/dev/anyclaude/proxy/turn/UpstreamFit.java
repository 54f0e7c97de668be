package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ContentBlock;
import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.backend.BackendKind;
import dev.anyclaude.proxy.backend.BackendModels;
import dev.anyclaude.proxy.translate.UpstreamOptions;
import java.util.List;
import java.util.OptionalInt;

/** Fits requests to what the backend has said of itself. Thread-safe. */
final class UpstreamFit {
    /** Text of prompts has more bytes per token than this, so that an estimate by it is never too low. */
    private static final int FEWEST_BYTES_PER_TOKEN = 3;

    private static final int IMAGE_BYTES = 1_600 * FEWEST_BYTES_PER_TOKEN;
    /** A shorter answer helps nobody; if not even this fits, the backend may say itself that the prompt is too long. */
    private static final int LEAST_OUTPUT_TOKENS = 256;
    /** What an estimate from earlier turns may be wrong by. */
    private static final double CALIBRATED_MARGIN = 1.05;

    private final ModelChoice models;
    private final Calibration calibration;
    private final boolean keepsReasoning;

    /**
     * Fits to the backend whose models these are.
     *
     * @param keepsReasoning whether reasoning in history is to stay in the prompt
     */
    UpstreamFit(ModelChoice models, Calibration calibration, boolean keepsReasoning) {
        this.models = models;
        this.keepsReasoning = keepsReasoning;
        this.calibration = calibration;
    }

    /**
     * The options for a request to this upstream model.
     *
     * @param slot of the backend to ask for; empty if it may choose
     */
    UpstreamOptions options(String model, MessagesRequest request, OptionalInt slot) {
        BackendModels known = models.known();
        BackendKind kind = known.kind();
        return new UpstreamOptions(
                model,
                kind.takesImages(),
                kind.takesReasoningEffort(),
                kind.takesTemplateSwitches(),
                kind.reasoningKey(),
                keepsReasoning,
                room(known.contextTokens(model), promptBytes(request)),
                kind == BackendKind.LLAMA_CPP ? llamaCpp(slot) : "");
    }

    private static String llamaCpp(OptionalInt slot) {
        String members = "\"cache_prompt\":true,\"return_progress\":true";
        return slot.isPresent() ? members + ",\"id_slot\":" + slot.getAsInt() : members;
    }

    /** As if every image were text of about as many tokens as models make of one. */
    private static int promptBytes(MessagesRequest request) {
        int bytes = request.bodyBytes();
        for (Message message : request.messages()) {
            bytes -= excess(message.content());
        }
        return bytes;
    }

    private static int excess(List<ContentBlock> content) {
        int excess = 0;
        for (ContentBlock block : content) {
            if (block instanceof ContentBlock.InlineImage image) {
                excess += image.base64().length() - IMAGE_BYTES;
            } else if (block instanceof ContentBlock.ToolResult result) {
                excess += excess(result.content());
            }
        }
        return excess;
    }

    private OptionalInt room(OptionalInt contextTokens, int promptBytes) {
        if (contextTokens.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt calibrated = calibration.tokensOf(promptBytes);
        int prompt = calibrated.isPresent()
                ? (int) Math.ceil(calibrated.getAsInt() * CALIBRATED_MARGIN)
                : promptBytes / FEWEST_BYTES_PER_TOKEN;
        return OptionalInt.of(Math.max(LEAST_OUTPUT_TOKENS, contextTokens.getAsInt() - prompt));
    }
}
