package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.translate.DeferredCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Events on their way to the client. Those that came together go together, in one write. Confined to the turn's thread.
 */
final class EventBatch {
    private final TurnSink sink;
    private final TurnProgress progress;
    private final DeferredCalls deferred = new DeferredCalls();
    private List<StreamEvent> waiting = new ArrayList<>();

    EventBatch(TurnSink sink, TurnProgress progress) {
        this.sink = sink;
        this.progress = progress;
    }

    void add(List<StreamEvent> events) {
        progress.produced(events);
        waiting.addAll(deferred.direct(events));
    }

    /** Sends what waits; if nothing does, the backend has only shown that it lives. */
    void send() throws IOException {
        if (waiting.isEmpty()) {
            sink.backendLives();
        } else {
            flush();
        }
    }

    /** Sends what waits, if anything does. */
    void flush() throws IOException {
        List<StreamEvent> events = take();
        if (!events.isEmpty()) {
            sink.send(events);
            progress.sent(events);
        }
    }

    /** Hands over what waits when no more will come. */
    void end() {
        sink.end(take());
    }

    /** What waits is about to be handed over. */
    void ending() {
        progress.sent(waiting);
    }

    private List<StreamEvent> take() {
        List<StreamEvent> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }
}
