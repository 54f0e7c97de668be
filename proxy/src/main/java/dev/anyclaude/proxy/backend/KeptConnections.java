package dev.anyclaude.proxy.backend;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Connections that a backend has left open after an answer. They are kept for a second only: shorter than any server keeps its
 * end (llama.cpp and uvicorn 5 s, gunicorn 2 s), and no server that can hold but one connection is held up by one that is not
 * in use. Thread-safe.
 */
final class KeptConnections {
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);
    private static final int MOST = 32;

    private final Deque<BackendResponse> kept = new ArrayDeque<>();

    /** Keeps the connection of an answer that nobody reads any more. */
    void keep(BackendResponse over) {
        over.connection().rest(LONGEST_REST);
        BackendResponse oldest;
        synchronized (kept) {
            kept.removeIf(each -> each.connection().isClosed());
            kept.addLast(over);
            oldest = kept.size() > MOST ? kept.pollFirst() : null;
        }
        if (oldest != null) {
            oldest.connection().close();
        }
    }

    /** The one used last that the backend has not closed. */
    Optional<Connection> take() {
        for (BackendResponse over = latest(); over != null; over = latest()) {
            Connection connection = over.connection();
            if (connection.wake() && isFree(over)) {
                return Optional.of(connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    private @Nullable BackendResponse latest() {
        synchronized (kept) {
            return kept.pollLast();
        }
    }

    private static boolean isFree(BackendResponse over) {
        try {
            return over.isOver();
        } catch (IOException e) {
            return false;
        }
    }
}
