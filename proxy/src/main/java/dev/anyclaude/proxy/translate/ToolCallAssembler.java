package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.BlockStart;
import dev.anyclaude.proxy.anthropic.ContentDelta;
import dev.anyclaude.proxy.openai.ToolCallFragment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes content blocks of tool calls that may come in pieces, whole, numbered, unnumbered or interleaved. The first
 * unfinished call streams as it comes. Pieces of later calls wait until its arguments are a closed object, or the answer ends.
 */
final class ToolCallAssembler {
    private final ContentBlockTracker blocks;
    private final ToolIds ids;
    private final List<ToolCall> calls = new ArrayList<>();
    private final Map<Integer, ToolCall> byIndex = new HashMap<>();
    /** Calls before this one are closed; this one is open if {@link #started}. */
    private int current;

    private boolean started;

    ToolCallAssembler(ContentBlockTracker blocks, ToolIds ids) {
        this.blocks = blocks;
        this.ids = ids;
    }

    boolean anyCall() {
        return !calls.isEmpty();
    }

    /** Whether a call has begun whose arguments may go on. */
    boolean isUnfinished() {
        return current < calls.size()
                && !(current == calls.size() - 1 && calls.get(current).isComplete());
    }

    void take(ToolCallFragment fragment) {
        ToolCall call = callOf(fragment).orElseGet(() -> {
            ToolCall added = new ToolCall();
            calls.add(added);
            fragment.index().ifPresent(index -> byIndex.put(index, added));
            return added;
        });
        call.take(fragment.id(), fragment.name(), fragment.arguments());
        advance();
    }

    /** Passes on all that waits; no call goes on after this. */
    void finish() {
        advance();
        while (current < calls.size()) {
            ToolCall call = calls.get(current);
            if (call.name().isEmpty()) {
                throw new ApiException(ApiException.Kind.API, "the backend sent a tool call without a name", null);
            }
            pass(call);
            closeCurrent(call);
        }
    }

    private Optional<ToolCall> callOf(ToolCallFragment fragment) {
        Optional<ToolCall> candidate = candidate(fragment);
        return candidate.filter(call -> !isAnother(fragment, call));
    }

    private Optional<ToolCall> candidate(ToolCallFragment fragment) {
        if (fragment.index().isPresent()) {
            return Optional.ofNullable(byIndex.get(fragment.index().getAsInt()));
        }
        if (fragment.id().isEmpty()) {
            return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(calls.size() - 1));
        }
        return calls.stream()
                .filter(call -> call.backendId().equals(fragment.id()))
                .reduce((first, second) -> second);
    }

    /** Whether the piece begins a call of its own although its number or id is that of a known one. */
    private static boolean isAnother(ToolCallFragment fragment, ToolCall known) {
        boolean otherId = !fragment.id().isEmpty()
                && !known.backendId().isEmpty()
                && !fragment.id().equals(known.backendId());
        boolean wholeAgain = !fragment.name().isEmpty()
                && known.isComplete()
                && !fragment.arguments().isBlank();
        boolean unnumbered = fragment.index().isEmpty()
                && fragment.id().isEmpty()
                && !fragment.name().isEmpty();
        return otherId || wholeAgain || unnumbered;
    }

    private void advance() {
        while (current < calls.size()) {
            ToolCall call = calls.get(current);
            if (call.name().isEmpty()) {
                return;
            }
            pass(call);
            if (!call.isComplete() || current == calls.size() - 1) {
                return;
            }
            closeCurrent(call);
        }
    }

    private void pass(ToolCall call) {
        if (!started) {
            blocks.open(BlockStart.toolUse(ids.unique(call.backendId()), call.name()));
            started = true;
        }
        String arguments = call.drain();
        if (!arguments.isEmpty()) {
            blocks.delta(new ContentDelta.InputJson(arguments));
        }
    }

    private void closeCurrent(ToolCall call) {
        if (!call.hasArguments()) {
            blocks.delta(new ContentDelta.InputJson("{}"));
        }
        blocks.close();
        started = false;
        current++;
    }
}
