package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.BlockStart;
import dev.anyclaude.proxy.anthropic.ContentDelta;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.prefix.DeferredCall;
import dev.anyclaude.proxy.prefix.DeferredTools;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of the tool that stands for all deferred ones into calls of the tool that is meant. Such a call is held back until its
 * arguments are complete; everything else passes as it comes. Confined to the thread of its turn.
 */
public final class DeferredCalls {
    private final StringBuilder arguments = new StringBuilder();
    private StreamEvent.@Nullable BlockStarted held;

    /** The events that the client is to see. */
    public List<StreamEvent> direct(List<StreamEvent> events) {
        if (held == null && !beginsCall(events)) {
            return events;
        }
        List<StreamEvent> direct = new ArrayList<>(events.size());
        for (StreamEvent event : events) {
            if (beginsCall(event)) {
                held = (StreamEvent.BlockStarted) event;
                arguments.setLength(0);
            } else if (held != null && event instanceof StreamEvent.BlockDelta added) {
                hold(added.delta());
            } else {
                if (held != null) {
                    release(held, direct);
                    held = null;
                }
                direct.add(event);
            }
        }
        return direct;
    }

    private static boolean beginsCall(List<StreamEvent> events) {
        for (StreamEvent event : events) {
            if (beginsCall(event)) {
                return true;
            }
        }
        return false;
    }

    private static boolean beginsCall(StreamEvent event) {
        return event instanceof StreamEvent.BlockStarted started
                && started.block().toolName().equals(DeferredTools.CALLER);
    }

    private void hold(ContentDelta delta) {
        if (delta instanceof ContentDelta.InputJson input) {
            arguments.append(input.partialJson());
        }
    }

    private void release(StreamEvent.BlockStarted start, List<StreamEvent> direct) {
        Optional<DeferredCall> meant = DeferredCall.of(arguments.toString());
        BlockStart block = start.block();
        String name = meant.map(DeferredCall::tool).orElse(block.toolName());
        String input = meant.map(call -> call.input().toString()).orElse(arguments.toString());
        direct.add(new StreamEvent.BlockStarted(start.index(), BlockStart.toolUse(block.toolId(), name)));
        direct.add(new StreamEvent.BlockDelta(start.index(), new ContentDelta.InputJson(input)));
    }
}
