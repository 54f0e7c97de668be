package dev.anyclaude.bench.drive;

/** The run cannot go on; the message says why and what to do. Samples taken so far are on disk. */
public final class DriveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public DriveException(String message) {
        super(message);
    }

    /** Creates the failure with what caused it. */
    public DriveException(String message, Throwable cause) {
        super(message, cause);
    }
}
