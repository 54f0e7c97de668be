package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.StopReason;
import java.util.Optional;

/** Why an answer ended: the backend's word in the API's. */
final class StopReasons {
    private StopReasons() {}

    /**
     * Translates.
     *
     * @param finishReason empty if the backend named none before its stream ended
     * @param stopSequence present if the backend names a stop string of the request
     * @param calledTool whether the answer calls a tool, which counts more than the word {@code stop}
     */
    static StopReason of(Optional<String> finishReason, Optional<String> stopSequence, boolean calledTool) {
        return switch (finishReason.orElse("stop")) {
            case "length", "max_tokens" -> StopReason.MAX_TOKENS;
            case "content_filter" -> StopReason.REFUSAL;
            default -> {
                if (calledTool) {
                    yield StopReason.TOOL_USE;
                }
                yield stopSequence.isPresent() ? StopReason.STOP_SEQUENCE : StopReason.END_TURN;
            }
        };
    }
}
