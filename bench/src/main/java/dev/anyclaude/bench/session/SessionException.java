package dev.anyclaude.bench.session;

/** A session file that cannot be read, written or anonymised; the message names the file and, where there is one, the line. */
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public SessionException(String message) {
        super(message);
    }

    /** Creates the failure with what caused it. */
    public SessionException(String message, Throwable cause) {
        super(message, cause);
    }
}
