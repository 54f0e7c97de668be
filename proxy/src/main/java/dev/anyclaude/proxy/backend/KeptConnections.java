package dev.anyclaude.proxy.backend;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Connections that a backend has left open after an answer. They are kept for a second only: shorter than any server keeps its
 * end (llama.cpp and uvicorn 5 s, gunicorn 2 s), and no server that can hold but one connection is held up by one that is not
 * in use. None is used before one of this backend has been seen to stay open for a while, as there are servers that close each
 * without saying so. Thread-safe.
 */
final class KeptConnections {
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    /** A server that closes each connection has done it by then. */
    private static final Duration PROOF = Duration.ofMillis(50);

    private static final int MOST = 32;

    private final LongSupplier nanoTime;
    private final Deque<Resting> kept = new ArrayDeque<>();
    private volatile boolean proven;

    private record Resting(BackendResponse over, long sinceNanos) {}

    KeptConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Keeps the connection of an answer that nobody reads any more. */
    void keep(BackendResponse over) {
        over.connection().rest(LONGEST_REST);
        Resting oldest;
        synchronized (kept) {
            kept.removeIf(each -> each.over().connection().isClosed());
            kept.addLast(new Resting(over, nanoTime.getAsLong()));
            oldest = kept.size() > MOST ? kept.pollFirst() : null;
        }
        if (oldest != null) {
            oldest.over().connection().close();
        }
    }

    /** The one used last that the backend has not closed, and whose answer has ended. */
    Optional<Connection> take() {
        List<Resting> unfinished = new ArrayList<>();
        try {
            for (Resting next = next(); next != null; next = next()) {
                Connection connection = next.over().connection();
                if (connection.isClosed()) {
                    continue; // by us: it says nothing of the backend
                }
                BackendResponse.Rest rest = next.over().rest();
                if (rest == BackendResponse.Rest.UNFINISHED && proven) {
                    unfinished.add(next); // its last bytes are still on their way
                    continue;
                }
                proven = rest == BackendResponse.Rest.FREE;
                if (proven && connection.wake()) {
                    return Optional.of(connection);
                }
                connection.close();
            }
            return Optional.empty();
        } finally {
            putBack(unfinished);
        }
    }

    private void putBack(List<Resting> latestFirst) {
        if (!latestFirst.isEmpty()) {
            synchronized (kept) {
                for (int i = latestFirst.size() - 1; i >= 0; i--) {
                    kept.addLast(latestFirst.get(i));
                }
            }
        }
    }

    /** The latest; before there is proof the oldest, if it has rested for long enough. */
    private @Nullable Resting next() {
        synchronized (kept) {
            if (proven) {
                return kept.pollLast();
            }
            Resting oldest = kept.peekFirst();
            boolean proves = oldest != null && nanoTime.getAsLong() - oldest.sinceNanos() >= PROOF.toNanos();
            return proves ? kept.pollFirst() : null;
        }
    }
}
