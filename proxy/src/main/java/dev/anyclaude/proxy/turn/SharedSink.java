package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Gives the events of one turn to all clients that sent its request. The turn is given up when the last of them has left.
 * Thread-safe. No client is called while the monitor is held: they have locks of their own.
 */
final class SharedSink implements TurnSink {
    private final List<TurnSink> clients = new CopyOnWriteArrayList<>();
    private final Set<TurnSink> waiting = new HashSet<>();
    private Optional<StreamEvent.MessageStart> start = Optional.empty();
    private Runnable cancel = () -> {};
    private boolean begun;
    private boolean closed;

    SharedSink(TurnSink first) {
        clients.add(first);
        waiting.add(first);
    }

    /**
     * Adds a client on its own thread.
     *
     * @return false if the turn has already produced something, or ended
     */
    boolean join(TurnSink client) {
        Optional<StreamEvent.MessageStart> message = startIfOpen();
        if (message.isEmpty()) {
            return false;
        }
        client.announce(message.get(), () -> leave(client));
        boolean late;
        synchronized (this) {
            if (closed) {
                return false;
            }
            clients.add(client);
            waiting.add(client);
            late = begun;
        }
        if (client.clientLeft()) {
            leave(client);
        } else if (late) {
            deliver(client, joined -> joined.begin(false));
        }
        return true;
    }

    /** From now on nobody can join. */
    synchronized void close() {
        closed = true;
    }

    @Override
    public void announce(StreamEvent.MessageStart message, Runnable how) {
        synchronized (this) {
            start = Optional.of(message);
            cancel = how;
        }
        clients.forEach(client -> client.announce(message, () -> leave(client)));
    }

    @Override
    public void begin(boolean eventsFollow) throws IOException {
        synchronized (this) {
            begun = true;
        }
        deliver(client -> client.begin(eventsFollow));
    }

    @Override
    public void send(List<StreamEvent> events) throws IOException {
        close();
        deliver(client -> client.send(events));
    }

    @Override
    public void end(List<StreamEvent> last) {
        close();
        clients.forEach(client -> client.end(last));
    }

    @Override
    public void backendLives() {
        clients.forEach(TurnSink::backendLives);
    }

    @Override
    public void fail(ApiException failure) {
        close();
        clients.forEach(client -> client.fail(failure));
    }

    @Override
    public boolean clientLeft() {
        return clients.stream().allMatch(TurnSink::clientLeft);
    }

    private synchronized Optional<StreamEvent.MessageStart> startIfOpen() {
        return closed ? Optional.empty() : start;
    }

    private void leave(TurnSink client) {
        Runnable last = () -> {};
        synchronized (this) {
            waiting.remove(client);
            if (waiting.isEmpty()) {
                closed = true;
                last = cancel;
            }
        }
        last.run();
    }

    private void deliver(Delivery delivery) throws IOException {
        for (TurnSink client : clients) {
            if (!client.clientLeft()) {
                deliver(client, delivery);
            }
        }
        if (clientLeft()) {
            throw new IOException("all clients have left");
        }
    }

    private void deliver(TurnSink client, Delivery delivery) {
        try {
            delivery.to(client);
        } catch (IOException e) {
            leave(client); // the others stay
        }
    }

    /** Something to hand to a client. */
    private interface Delivery {
        void to(TurnSink client) throws IOException;
    }
}
