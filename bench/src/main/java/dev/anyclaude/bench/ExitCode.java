package dev.anyclaude.bench;

/** What the process says at its end. {@code scripts/bench} passes it on; Maven itself knows only 0 and 1. */
final class ExitCode {
    /** A verdict came out, and it is not the headline's refutation; or the gate passed. */
    static final int OK = 0;
    /** The harness could not do its work, or was called wrongly. */
    static final int ERROR = 1;
    /** The headline's claim is refuted, or the gate found a regression. */
    static final int REFUTED = 2;
    /** The gate could not decide, and was told that this is not enough. */
    static final int INCONCLUSIVE = 3;
    /** The gate has nothing to compare with. */
    static final int BASELINE = 4;
    /** The machine is not fit to measure on. */
    static final int UNFIT = 5;

    private ExitCode() {}
}
