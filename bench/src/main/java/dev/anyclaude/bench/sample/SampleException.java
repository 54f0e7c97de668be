package dev.anyclaude.bench.sample;

/** Samples that cannot be written or read; the message says what and what to do. */
public final class SampleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public SampleException(String message) {
        super(message);
    }

    /** Creates the failure with what caused it. */
    public SampleException(String message, Throwable cause) {
        super(message, cause);
    }
}
