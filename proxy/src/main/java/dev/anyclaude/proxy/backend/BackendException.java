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
    private final String words;
    private final @Nullable String retryAfter;

    BackendException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = 0;
        this.words = "";
        this.retryAfter = null;
    }

    /** A refusal, in the backend's own words if it has any. */
    BackendException(int status, String words, BackendAddress address, @Nullable String retryAfter) {
        super("the backend at " + address + " answers " + status + (words.isEmpty() ? "" : ": " + words));
        this.kind = Kind.REFUSED;
        this.status = status;
        this.words = words;
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

    /** The backend's own words in a refusal; empty otherwise. */
    public String words() {
        return words;
    }

    /** The {@code retry-after} header of a refusal, verbatim. */
    public Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
