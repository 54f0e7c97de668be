package dev.anyclaude.bench.notebook;

/** A notebook that cannot be read, written or run. The message is for the user. */
public final class NotebookException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotebookException(String message) {
        super(message);
    }

    public NotebookException(String message, Throwable cause) {
        super(message, cause);
    }
}
