package dev.anyclaude.bench.notebook;

import java.util.List;

/** How cells fail that throw nothing. */
public enum CellFailure {
    /** The compiler refuses it. */
    COMPILE_ERROR("CompileError"),
    /** It took longer than allowed and was interrupted. */
    TIME_LIMIT("TimeLimit"),
    /** It printed or showed more than allowed and was interrupted. */
    OUTPUT_TOO_LARGE("OutputTooLarge"),
    /** Its JVM ended under it. */
    KERNEL_DIED("KernelDied"),
    /** It is tagged {@code assert} and came to something else than true. */
    ASSERTION("AssertionFailed"),
    /** It is not Java. */
    WRONG_LANGUAGE("WrongLanguage");

    private final String label;

    CellFailure(String label) {
        this.label = label;
    }

    /** The error's name in the notebook. */
    public String label() {
        return label;
    }

    Output.Failure because(String message) {
        return new Output.Failure(label, message, List.of(label + ": " + message));
    }
}
