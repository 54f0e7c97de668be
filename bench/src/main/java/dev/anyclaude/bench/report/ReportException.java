package dev.anyclaude.bench.report;

/** A page that cannot be made; the message says what and what to do. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure with what caused it. */
    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
