package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.BlockStart;
import dev.anyclaude.proxy.anthropic.ContentDelta;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.prefix.ProducedAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what must come back unchanged, from the events of one answer. Confined to the turn's thread. */
final class AnswerCollector {
    private final StringBuilder reasoning = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
    private final List<ProducedAnswer.Call> calls = new ArrayList<>();
    private Optional<BlockStart> call = Optional.empty();

    void take(List<StreamEvent> events) {
        for (StreamEvent event : events) {
            if (event instanceof StreamEvent.BlockStarted started) {
                call = Optional.of(started.block()).filter(block -> block.kind() == BlockStart.Kind.TOOL_USE);
                arguments.setLength(0);
            } else if (event instanceof StreamEvent.BlockDelta added) {
                take(added.delta());
            } else if (event instanceof StreamEvent.BlockStopped) {
                call.ifPresent(block ->
                        calls.add(new ProducedAnswer.Call(block.toolId(), block.toolName(), arguments.toString())));
                call = Optional.empty();
            }
        }
    }

    /** Calls whose end has come. */
    ProducedAnswer answer() {
        return new ProducedAnswer(reasoning.toString(), calls);
    }

    private void take(ContentDelta delta) {
        if (delta instanceof ContentDelta.Thinking thinking) {
            reasoning.append(thinking.thinking());
        } else if (delta instanceof ContentDelta.InputJson input && call.isPresent()) {
            arguments.append(input.partialJson());
        }
    }
}
