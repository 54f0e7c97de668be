package dev.anyclaude.bench.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The way a request takes to the backend. */
public enum Route {
    /** Through the proxy as a user runs it. */
    @JsonProperty("proxy")
    PROXY("proxy"),
    /** Through the proxy with {@code --raw}: translated, not normalised. */
    @JsonProperty("raw")
    RAW("raw"),
    /** Through the proxy of another build, the one that this build's is held against. */
    @JsonProperty("baseline")
    BASELINE("baseline"),
    /** Past the proxy. */
    @JsonProperty("direct")
    DIRECT("direct");

    private final String json;

    Route(String json) {
        this.json = json;
    }

    /** The word in {@code plan.json} and {@code samples.jsonl}. */
    public String json() {
        return json;
    }

    /**
     * The route of a word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Route of(String json) {
        for (Route route : values()) {
            if (route.json.equals(json)) {
                return route;
            }
        }
        throw new IllegalArgumentException("unknown path: " + json);
    }
}
