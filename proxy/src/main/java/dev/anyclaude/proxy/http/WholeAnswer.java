package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessageCollector;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.record.TurnRecording;
import dev.anyclaude.proxy.turn.Ids;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** An answer in one piece: all events of the turn, put together. */
final class WholeAnswer implements Answer {
    private final Response response;
    private final TurnGuard guard;
    private final TurnRecording recording;
    private final MessageCollector collector = new MessageCollector();
    private final AtomicBoolean finished = new AtomicBoolean();
    private Optional<ApiException> failure = Optional.empty();

    WholeAnswer(Response response, TurnGuard guard, TurnRecording recording) {
        this.response = response;
        this.guard = guard;
        this.recording = recording;
    }

    @Override
    public void announce(StreamEvent.MessageStart start, Runnable cancel) {
        guard.arm(cancel);
        collector.take(start);
    }

    @Override
    public void begin(boolean eventsFollow) {
        // the status is decided when the answer is complete
    }

    @Override
    public void send(List<StreamEvent> events) throws IOException {
        if (guard.hasLeft()) {
            throw new IOException("the client has left");
        }
        events.forEach(collector::take);
    }

    @Override
    public void end(List<StreamEvent> last) {
        last.forEach(collector::take);
    }

    @Override
    public void backendLives() {
        // nothing can be sent before the answer
    }

    @Override
    public void fail(ApiException why) {
        failure = Optional.of(why);
    }

    @Override
    public boolean clientLeft() {
        return guard.hasLeft();
    }

    @Override
    public void tick() {
        synchronized (finished) {
            if (!finished.get()) {
                guard.look();
            }
        }
    }

    @Override
    public void abort() {
        guard.abort();
    }

    @Override
    public void finish(Callback callback) {
        synchronized (finished) {
            finished.set(true);
        }
        Callback completion = Callback.from(callback, guard::closeIfAhead);
        if (guard.hasLeft()) {
            completion.failed(new IOException("the client has left"));
        } else if (failure.isPresent()) {
            ApiException why = guard.isAborted() ? Answer.stopping() : failure.get();
            recording.response(why.kind().status(), Replies.JSON, Replies.error(response, completion, why));
        } else {
            byte[] body = collector.json();
            recording.response(200, Replies.JSON, body);
            response.getHeaders().put("request-id", Ids.next("req_"));
            Replies.json(response, completion, 200, body);
        }
    }
}
