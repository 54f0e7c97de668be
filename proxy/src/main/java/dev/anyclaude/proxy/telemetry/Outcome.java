package dev.anyclaude.proxy.telemetry;

/** How a turn ended. */
public enum Outcome {
    COMPLETED("completed"),
    FAILED("failed"),
    CLIENT_LEFT("client_left");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** The word in files. */
    public String word() {
        return word;
    }

    /**
     * The outcome of this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Outcome ofWord(String word) {
        for (Outcome outcome : values()) {
            if (outcome.word.equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("there is no outcome " + word);
    }
}
