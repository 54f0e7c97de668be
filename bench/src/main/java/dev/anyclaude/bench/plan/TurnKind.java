package dev.anyclaude.bench.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which conversation of the client a request belongs to. */
public enum TurnKind {
    /** The conversation the user sees. */
    @JsonProperty("main")
    MAIN("main"),
    /** A small request beside it, such as the one for a title. */
    @JsonProperty("side")
    SIDE("side");

    private final String json;

    TurnKind(String json) {
        this.json = json;
    }

    /** The word in {@code plan.json} and {@code samples.jsonl}. */
    public String json() {
        return json;
    }

    /**
     * The kind of a word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TurnKind of(String json) {
        for (TurnKind kind : values()) {
            if (kind.json.equals(json)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown kind: " + json);
    }
}
