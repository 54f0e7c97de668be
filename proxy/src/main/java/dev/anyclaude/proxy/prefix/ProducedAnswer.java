package dev.anyclaude.proxy.prefix;

import java.util.List;

/**
 * One answer of the backend as far as it must come back unchanged.
 *
 * @param reasoning all the model thought, in the order it came; empty if nothing
 */
public record ProducedAnswer(String reasoning, List<Call> calls) {
    /**
     * A tool call.
     *
     * @param toolUseId as the client was told
     * @param arguments JSON, to the byte
     */
    public record Call(String toolUseId, String name, String arguments) {}

    public ProducedAnswer {
        calls = List.copyOf(calls);
    }
}
