package dev.anyclaude.proxy.anthropic;

import dev.anyclaude.proxy.json.JsonText;
import java.util.Set;
import java.util.stream.Collectors;

/** What of a request matters to its answer. */
public record AnswerContext(MessagesRequest request) {

    /** Ids of all tool calls in the conversation, none of which an answer may use again. */
    public Set<String> toolUseIds() {
        return request.messages().stream()
                .flatMap(message -> message.content().stream())
                .filter(ContentBlock.ToolUse.class::isInstance)
                .map(block -> ((ContentBlock.ToolUse) block).id().decoded())
                .collect(Collectors.toSet());
    }

    /** Strings that end the answer. */
    public Set<String> stopSequences() {
        return request.parameters().stopSequences().stream()
                .map(JsonText::decoded)
                .collect(Collectors.toSet());
    }
}
