package dev.anyclaude.bench.sample;

/** How a request ended. */
public enum Outcome {
    /** The stream came to its proper end. */
    COMPLETED("completed"),
    /** Refused, cut short, garbled, or ended by an error of its own. */
    FAILED("failed"),
    /** Given up after the longest wait; its time is a lower bound. */
    TIMEOUT("timeout"),
    /** Given up because the run was stopped. */
    ABANDONED("abandoned");

    private final String json;

    Outcome(String json) {
        this.json = json;
    }

    /** The word in {@code samples.jsonl}. */
    public String json() {
        return json;
    }

    /**
     * The outcome of a word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Outcome of(String json) {
        for (Outcome outcome : values()) {
            if (outcome.json.equals(json)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("unknown outcome: " + json);
    }
}
