package dev.anyclaude.bench.verdict;

/** A summary that cannot be written or read; the message says what and what to do. */
public final class VerdictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with what caused it. */
    public VerdictException(String message, Throwable cause) {
        super(message, cause);
    }
}
