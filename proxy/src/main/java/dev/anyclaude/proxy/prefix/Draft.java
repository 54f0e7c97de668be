package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.Message;
import dev.anyclaude.proxy.anthropic.Tool;
import dev.anyclaude.proxy.json.JsonText;
import java.util.List;

/**
 * A prompt on its way through the rules.
 *
 * @param cacheMarkers in the request as the client sent it
 */
record Draft(List<JsonText> system, List<Tool> tools, List<Message> messages, int cacheMarkers) {
    Draft {
        system = List.copyOf(system);
        tools = List.copyOf(tools);
        messages = List.copyOf(messages);
    }

    Draft withSystem(List<JsonText> other) {
        return new Draft(other, tools, messages, cacheMarkers);
    }

    Draft withTools(List<Tool> other) {
        return new Draft(system, other, messages, cacheMarkers);
    }

    Draft withMessages(List<Message> other) {
        return new Draft(system, tools, other, cacheMarkers);
    }
}
