package dev.anyclaude.proxy.backend;

import dev.anyclaude.proxy.json.JsonBytes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One request, sent once and never again, whatever becomes of it: nobody can know what the backend has done for it. It takes a
 * connection that was kept, if there is one. One thread sends and reads; {@link #cancel} is for any.
 */
final class Exchange {
    private final BackendAddress address;
    private final KeptConnections kept;
    private final byte[] head;
    private final JsonBytes body;
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final long begunNanos;
    /** Guarded by this, as is the field below. */
    private @Nullable Connection connection;

    private boolean cancelled;

    Exchange(
            BackendAddress address,
            KeptConnections kept,
            byte[] head,
            JsonBytes body,
            Limits limits,
            LongSupplier nanoTime) {
        this.address = address;
        this.kept = kept;
        this.head = head;
        this.body = body;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.begunNanos = nanoTime.getAsLong();
    }

    /** Sends the request and waits for the head of the answer. */
    BackendResponse send() throws IOException {
        Optional<Connection> before = kept.take();
        Connection used = before.isPresent() ? cover(before.get()) : connect();
        return send(new BackendResponse(this, used));
    }

    /** Gives it up: closes the connection, which ends the backend's work on it. Any number of times. */
    synchronized void cancel() {
        cancelled = true;
        if (connection != null) {
            connection.close();
        }
    }

    /** The answer has been read as far as it will be, and the connection is free for another request. */
    void release(BackendResponse over) {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            connection = null;
        }
        kept.keep(over);
    }

    /** How long a read may wait. */
    Duration silence() throws IOException {
        return within(limits.silence());
    }

    private BackendResponse send(BackendResponse response) throws IOException {
        boolean answered = false;
        try {
            response.connection().send(head, body, within(limits.sending()));
            response.awaitHead();
            answered = true;
            return response;
        } finally {
            if (!answered) {
                response.connection().close();
            }
        }
    }

    private Connection connect() throws IOException {
        IOException failure = null;
        for (InetAddress host : InetAddress.getAllByName(address.host())) {
            Connection fresh = cover(Connection.create(address));
            try {
                fresh.connect(host, within(limits.connecting()));
                return fresh;
            } catch (IOException e) {
                fresh.close();
                failure = e;
            }
        }
        throw failure == null ? new IOException("no address") : failure;
    }

    private synchronized Connection cover(Connection used) throws IOException {
        connection = used;
        if (cancelled) {
            used.close();
            throw new IOException("given up");
        }
        return used;
    }

    private Duration within(Duration limit) throws IOException {
        Duration left = limits.whole().minusNanos(nanoTime.getAsLong() - begunNanos);
        if (left.isNegative() || left.isZero()) {
            throw new InterruptedIOException("timeout");
        }
        return limit.compareTo(left) < 0 ? limit : left;
    }
}
