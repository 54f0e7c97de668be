package dev.anyclaude.bench;

/** The command cannot do what was asked; the message says why and what to do, and is all the user sees. */
final class BenchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
