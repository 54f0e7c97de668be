package dev.anyclaude.bench.gate;

/** What a gate says of one metric, or of all. */
public enum GateVerdict {
    /** Not slower by more than is tolerated at most. */
    PASS,
    /** Slower by more than is tolerated. */
    FAIL,
    /** The readings allow neither. */
    INCONCLUSIVE,
    /** Fewer stored jobs than a prediction needs. */
    NO_BASELINE,
    /** Undecided because the machine is too restless. */
    UNFIT
}
