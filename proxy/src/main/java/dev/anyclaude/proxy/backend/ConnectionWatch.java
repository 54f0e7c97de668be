package dev.anyclaude.proxy.backend;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Looks at all open connections of this process four times a second, on one daemon thread, and closes those that are overdue. */
final class ConnectionWatch {
    private static final long PERIOD_NANOS = 250_000_000;

    private static final Set<Connection> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Thread thread = new Thread(ConnectionWatch::look, "backend-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private ConnectionWatch() {}

    static void add(Connection connection) {
        OPEN.add(connection);
    }

    static void remove(Connection connection) {
        OPEN.remove(connection);
    }

    private static void look() {
        while (true) {
            LockSupport.parkNanos(PERIOD_NANOS);
            long nowNanos = System.nanoTime();
            OPEN.forEach(connection -> connection.closeIfOverdue(nowNanos));
        }
    }
}
