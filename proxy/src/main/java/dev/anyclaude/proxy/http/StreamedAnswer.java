package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.anthropic.StreamEventWriter;
import dev.anyclaude.proxy.sse.SseWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer as a stream of events. It starts when the backend accepts, with the first events if they have come, or when the {@link
 * Patience} of the client is over. Once it has started, a failure can only be an event.
 *
 * <p>The turn's thread writes and waits; the watch thread writes pings and does neither wait for the lock nor for the client.
 * {@link #lock} guards the response and all fields.
 */
final class StreamedAnswer implements Answer {
    private static final String CONTENT_TYPE = "text/event-stream";
    /** Room for what most have. */
    private static final int START_CHARACTERS = 512;

    private static final int EVENT_CHARACTERS = 160;

    private final ReentrantLock lock = new ReentrantLock();
    private final Response response;
    private final TurnGuard guard;
    private final StreamLog log;
    private final Patience patience;
    private final LongSupplier nanoTime;
    private Optional<StreamEvent.MessageStart> start = Optional.empty();
    private Optional<ApiException> failure = Optional.empty();
    private List<StreamEvent> ending = List.of();
    private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);
    private boolean accepted;
    private boolean started;
    private boolean finished;
    private long lastNanos;

    StreamedAnswer(Response response, TurnGuard guard, StreamLog log, Patience patience, LongSupplier nanoTime) {
        this.response = response;
        this.guard = guard;
        this.log = log;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    @Override
    public void announce(StreamEvent.MessageStart message, Runnable cancel) {
        lock.lock();
        try {
            start = Optional.of(message);
            lastNanos = nanoTime.getAsLong();
        } finally {
            lock.unlock();
        }
        guard.arm(cancel);
    }

    @Override
    public void begin(boolean eventsFollow) throws IOException {
        lock.lock();
        try {
            accepted = true;
        } finally {
            lock.unlock();
        }
        if (!eventsFollow) {
            send(List.of());
        }
    }

    @Override
    public void send(List<StreamEvent> events) throws IOException {
        lock.lock();
        try {
            awaitPending();
            ByteBuffer bytes = render(events);
            if (bytes.hasRemaining()) {
                Content.Sink.write(response, false, bytes);
            }
        } catch (IOException e) {
            guard.leave();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end(List<StreamEvent> last) {
        lock.lock();
        try {
            ending = last;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void backendLives() {
        sign(patience.silenceWithBackend());
    }

    @Override
    public void fail(ApiException why) {
        failure = Optional.of(guard.isAborted() ? Answer.stopping() : why);
    }

    @Override
    public boolean clientLeft() {
        return guard.hasLeft();
    }

    @Override
    public void tick() {
        if (!lock.tryLock()) {
            return; // the turn's thread is writing
        }
        try {
            if (finished) {
                return;
            }
            if (pending.isCompletedExceptionally()) {
                guard.leave();
            }
            guard.look();
            sign(patience.silence());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void abort() {
        guard.abort();
    }

    @Override
    public void finish(Callback callback) {
        lock.lock();
        try {
            finished = true;
            Callback completion = Callback.from(callback, guard::closeIfAhead);
            if (guard.hasLeft()) {
                completion.failed(new IOException("the client has left"));
            } else if (failure.isPresent() && !accepted && !started) {
                log.refused(failure.get(), Replies.error(response, completion, failure.get()));
            } else {
                awaitPending();
                List<StreamEvent> last = failure.<List<StreamEvent>>map(why -> List.of(new StreamEvent.Failed(why)))
                        .orElse(ending);
                response.write(true, render(last), completion);
            }
        } catch (IOException e) {
            guard.leave();
            callback.failed(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts the stream if its time has come, or if what was to come with the start has turned out to be nothing; pings if it was
     * silent for so long. Never waits.
     */
    private void sign(Duration silence) {
        if (!lock.tryLock()) {
            return;
        }
        try {
            long silentNanos = nanoTime.getAsLong() - lastNanos;
            boolean due =
                    (accepted && !started) || silentNanos >= (started ? silence : patience.beforeStart()).toNanos();
            if (start.isEmpty() || !due || !pending.isDone() || guard.hasLeft()) {
                return;
            }
            Callback.Completable written = new Callback.Completable();
            pending = written;
            response.write(false, render(started ? List.of(new StreamEvent.Ping()) : List.of()), written);
        } finally {
            lock.unlock();
        }
    }

    /** The events as bytes, with what the stream begins with in front if it has not begun. */
    private ByteBuffer render(List<StreamEvent> events) {
        StringBuilder text = new StringBuilder(START_CHARACTERS + EVENT_CHARACTERS * events.size());
        if (!started) {
            started = true;
            response.setStatus(200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, CONTENT_TYPE);
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
            log.started(CONTENT_TYPE);
            start.ifPresent(event -> append(text, event));
        }
        for (StreamEvent event : events) {
            append(text, event);
        }
        lastNanos = nanoTime.getAsLong();
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void append(StringBuilder text, StreamEvent event) {
        String name = StreamEventWriter.name(event);
        String data = StreamEventWriter.data(event);
        SseWriter.append(text, name, data);
        log.event(name, data);
    }

    private void awaitPending() throws IOException {
        try {
            pending.get();
        } catch (ExecutionException e) {
            throw new IOException("the client has left", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
