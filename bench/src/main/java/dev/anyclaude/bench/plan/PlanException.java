package dev.anyclaude.bench.plan;

/** No plan can be made of what there is; the message says what is missing. */
public final class PlanException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the failure. */
    public PlanException(String message) {
        super(message);
    }

    /** Creates the failure with what caused it. */
    public PlanException(String message, Throwable cause) {
        super(message, cause);
    }
}
