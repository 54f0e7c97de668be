package dev.anyclaude.bench.fake;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.JsonNode;

/**
 * A server that answers every request with the same events, each at its time after the request, and remembers when it had
 * written them. It runs in the test's own JVM, so both sides read one clock.
 */
public final class ScheduledStream implements AutoCloseable {
    private final List<Event> events;
    private final boolean chat;
    private final Queue<Long> written = new ConcurrentLinkedQueue<>();
    private final LoopbackServer server;

    /**
     * One event.
     *
     * @param afterNanos since the request had been read
     */
    public record Event(long afterNanos, String json) {}

    private ScheduledStream(List<Event> events, boolean chat) {
        this.events = List.copyOf(events);
        this.chat = chat;
        this.server = LoopbackServer.start(new Player(), 0);
    }

    /** Starts it on a free port of 127.0.0.1; what it plays are chunks of a chat completion. */
    public static ScheduledStream chat(List<Event> events) {
        return new ScheduledStream(events, true);
    }

    /** Likewise; what it plays are events of the Messages API. */
    public static ScheduledStream messages(List<Event> events) {
        return new ScheduledStream(events, false);
    }

    /** One word of a chat completion. */
    public static String word(int number) {
        return new ChatChunks("scheduled", FakeBackend.MODEL).text(" " + number).toString();
    }

    /** Base address. */
    public URI url() {
        return server.url();
    }

    /** {@link System#nanoTime} when each event had been written since the last call, in order. */
    public List<Long> takeWritten() {
        List<Long> taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Player extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws IOException {
            Replies.body(request);
            long start = System.nanoTime();

            try (EventStream out = new EventStream(response)) {
                for (int i = 0; i < events.size(); i++) {
                    JsonNode data = ChatChunks.MAPPER.readTree(events.get(i).json());
                    FakeTurn.waitUntil(start + events.get(i).afterNanos());
                    out.data(data);
                    written.add(System.nanoTime());
                }
                if (chat) {
                    out.done();
                }
            }
            callback.succeeded();
            return true;
        }
    }
}
