package dev.anyclaude.bench.session;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * How a turn ended.
 *
 * @param atMillis since the session's start, monotonic
 * @param promptTokens whole prompt, cached tokens included
 * @param cachedTokens prompt tokens the backend did not prefill
 * @param outputTokens of the answer
 */
public record RecordedEnd(
        double atMillis,
        Outcome outcome,
        OptionalInt promptTokens,
        OptionalInt cachedTokens,
        OptionalInt outputTokens) {

    /** Which way it ended. */
    public enum Outcome {
        /** The whole answer was sent. */
        COMPLETED,
        /** The backend or the proxy gave up. */
        FAILED,
        /** The client closed its connection first. */
        CLIENT_LEFT;

        /** The word in a session file. */
        public String json() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The outcome of a word.
         *
         * @throws IllegalArgumentException if there is none
         */
        static Outcome of(String json) {
            for (Outcome outcome : values()) {
                if (outcome.json().equals(json)) {
                    return outcome;
                }
            }
            throw new IllegalArgumentException("unknown outcome: " + json);
        }
    }
}
