package dev.anyclaude.bench.gate;

/** The gate cannot judge; the message says why and what to do, and is all the user sees. */
public final class GateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way, as far as a caller decides differently. */
    public enum Kind {
        /** A tool, a file or a build does not do what it must. */
        TOOL,
        /** There is no baseline, or it is of another machine, session set or schema. */
        BASELINE,
        /** The machine is too restless, or runs on battery. */
        UNFIT
    }

    private final Kind kind;

    /** Creates the failure. */
    public GateException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Creates the failure with what caused it. */
    public GateException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
