package dev.anyclaude.bench.engine;

import org.jspecify.annotations.Nullable;

/** A backend that cannot be used, and why. */
public final class BackendUnderTestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as the harness decides differently. */
    public enum Kind {
        /** The inference library does not run on this machine; a simulated backend would. */
        NATIVE_UNAVAILABLE,
        /** The model could not be made, read or stored. */
        MODEL_UNAVAILABLE,
        /** The backend did not come up. */
        START_FAILED,
        /** The prefix cache could not be emptied. */
        RESET_FAILED
    }

    private final Kind kind;

    /**
     * Creates the failure.
     *
     * @param message what is wrong and what would help; shown to the user as it is
     */
    public BackendUnderTestException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
