package dev.anyclaude.proxy.http;

/** Gives a turn up when its client has left or the proxy stops. Thread-safe. */
final class TurnGuard {
    private final ClientConnection connection;
    private Runnable cancel = () -> {};
    private boolean left;
    private boolean aborted;

    TurnGuard(ClientConnection connection) {
        this.connection = connection;
    }

    /** From now on this gives the turn up; at once, if that was decided before. */
    synchronized void arm(Runnable how) {
        cancel = how;
        if (left || aborted) {
            how.run();
        }
    }

    /** Looks whether the client is still there. */
    synchronized void look() {
        if (!left && connection.isClosed()) {
            leave();
        }
    }

    /** The client has left. */
    synchronized void leave() {
        left = true;
        cancel.run();
    }

    /** The proxy stops. */
    synchronized void abort() {
        aborted = true;
        cancel.run();
    }

    synchronized boolean hasLeft() {
        return left;
    }

    synchronized boolean isAborted() {
        return aborted;
    }

    /** After the answer is complete. */
    synchronized void closeIfAhead() {
        if (connection.mustClose()) {
            connection.close();
        }
    }
}
