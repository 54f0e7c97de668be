package dev.anyclaude.proxy.backend;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of a call that brought no complete answer. */
public final class BackendException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Ways to fail. */
    public enum Kind {
        /** No connection; nothing was sent. */
        UNREACHABLE,
        /** Connected, then silent for longer than we wait. */
        TIMEOUT,
        /** Answered with a status other than 2xx. */
        REFUSED,
        /** Answered with something that is no chat completion. */
        MALFORMED,
        /** The connection ended before the answer did. */
        BROKEN
    }

    private final Kind kind;
    private final int status;
    private final @Nullable String retryAfter;

    BackendException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = 0;
        this.retryAfter = null;
    }

    /** A refusal. */
    BackendException(int status, String message, @Nullable String retryAfter) {
        super(message);
        this.kind = Kind.REFUSED;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    /** Which way. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status of a refusal; 0 otherwise. */
    public int status() {
        return status;
    }

    /** The {@code retry-after} header of a refusal, verbatim. */
    public Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
