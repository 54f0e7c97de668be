package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonText;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a request matters to its answer.
 *
 * @param toolUseIds ids of all tool calls in the conversation, none of which an answer may use again
 * @param stopSequences strings that end the answer
 */
public record AnswerContext(Set<String> toolUseIds, Set<String> stopSequences) {
    public AnswerContext {
        toolUseIds = Set.copyOf(toolUseIds);
        stopSequences = Set.copyOf(stopSequences);
    }

    /** Takes them from a request. */
    public static AnswerContext of(MessagesRequest request) {
        Set<String> ids = request.messages().stream()
                .flatMap(message -> message.content().stream())
                .filter(ContentBlock.ToolUse.class::isInstance)
                .map(block -> ((ContentBlock.ToolUse) block).id().decoded())
                .collect(Collectors.toSet());
        Set<String> stops = request.parameters().stopSequences().stream()
                .map(JsonText::decoded)
                .collect(Collectors.toSet());
        return new AnswerContext(ids, stops);
    }
}
