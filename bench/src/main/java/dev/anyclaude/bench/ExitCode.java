package dev.anyclaude.bench;

/** What the process says at its end. {@code scripts/bench} passes it on. */
final class ExitCode {
    /** A verdict came out, and it is not the headline's refutation. */
    static final int OK = 0;
    /** The harness could not do its work, or was called wrongly. */
    static final int ERROR = 1;
    /** The headline's claim is refuted. */
    static final int REFUTED = 2;

    private ExitCode() {}
}
