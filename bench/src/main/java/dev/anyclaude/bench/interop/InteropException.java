package dev.anyclaude.bench.interop;

/** A recording that cannot be converted; the message says what and what to do. */
public final class InteropException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public InteropException(String message) {
        super(message);
    }

    /** Creates the failure with what caused it. */
    public InteropException(String message, Throwable cause) {
        super(message, cause);
    }
}
