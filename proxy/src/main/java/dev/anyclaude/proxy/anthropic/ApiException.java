package dev.anyclaude.proxy.anthropic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure the client is told about, in the words of the Messages API. */
public final class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The API's error types, each with the HTTP status it travels under. */
    public enum Kind {
        INVALID_REQUEST(400, "invalid_request_error"),
        AUTHENTICATION(401, "authentication_error"),
        PERMISSION(403, "permission_error"),
        NOT_FOUND(404, "not_found_error"),
        REQUEST_TOO_LARGE(413, "request_too_large"),
        RATE_LIMIT(429, "rate_limit_error"),
        API(500, "api_error"),
        TIMEOUT(504, "timeout_error"),
        OVERLOADED(529, "overloaded_error");

        private final int status;
        private final String type;

        Kind(int status, String type) {
            this.status = status;
            this.type = type;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** The word in {@code error.type}. */
        public String type() {
            return type;
        }
    }

    private final Kind kind;
    private final @Nullable String retryAfter;

    /**
     * Creates the failure.
     *
     * @param message what is wrong and what would be right; the client sees it, so it quotes no prompt
     */
    public ApiException(Kind kind, String message) {
        this(kind, message, null, null);
    }

    /** The same with what caused it; the client does not see the cause. */
    public ApiException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, null, cause);
    }

    /**
     * The same with the moment to come back.
     *
     * @param retryAfter a {@code retry-after} header as the backend sent it, not interpreted
     */
    public ApiException(Kind kind, String message, @Nullable String retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** Which failure. */
    public Kind kind() {
        return kind;
    }

    /** The {@code retry-after} header to hand on, verbatim. */
    public Optional<String> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
