package dev.anyclaude.proxy.translate;

import dev.anyclaude.proxy.anthropic.BlockStart;
import dev.anyclaude.proxy.anthropic.ContentDelta;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import java.util.List;
import java.util.Optional;

/** Keeps content blocks in order: at most one is open, each has the next index, a thinking block ends with its signature. */
final class ContentBlockTracker {
    private final List<StreamEvent> out;
    private Optional<BlockStart> open = Optional.empty();
    private int index = -1;

    /**
     * Starts with no block.
     *
     * @param out where events go, in order
     */
    ContentBlockTracker(List<StreamEvent> out) {
        this.out = out;
    }

    void text(String text) {
        append(BlockStart.text(), new ContentDelta.Text(text));
    }

    void thinking(String thinking) {
        append(BlockStart.thinking(), new ContentDelta.Thinking(thinking));
    }

    /** Opens a block, after closing the one that is open. */
    void open(BlockStart block) {
        close();
        index++;
        open = Optional.of(block);
        out.add(new StreamEvent.BlockStarted(index, block));
    }

    /** Adds to the open block. */
    void delta(ContentDelta delta) {
        if (open.isEmpty()) {
            throw new IllegalStateException("no block is open");
        }
        out.add(new StreamEvent.BlockDelta(index, delta));
    }

    /** Closes the open block, if one is. */
    void close() {
        if (open.isEmpty()) {
            return;
        }
        if (open.get().kind() == BlockStart.Kind.THINKING) {
            delta(new ContentDelta.Signature(""));
        }
        out.add(new StreamEvent.BlockStopped(index));
        open = Optional.empty();
    }

    /** Adds to a block of text or thinking. */
    private void append(BlockStart block, ContentDelta delta) {
        if (open.isEmpty() || open.get().kind() != block.kind()) {
            open(block);
        }
        delta(delta);
    }
}
