package dev.anyclaude.proxy.backend;

import java.time.Duration;

/**
 * How long to wait for a backend.
 *
 * @param connecting until a connection stands
 * @param sending until it has taken the request
 * @param silence between two reads
 * @param whole from the beginning to the last byte
 */
record Limits(Duration connecting, Duration sending, Duration silence, Duration whole) {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration SENDING = Duration.ofMinutes(1);

    /** For what the model has to work on: a prefill is silent on most backends and can take minutes. */
    static final Limits GENERATION = new Limits(CONNECTING, SENDING, Duration.ofMinutes(20), Duration.ofDays(1));

    /** For questions that need no model. */
    static final Limits QUESTION = all(Duration.ofSeconds(3));

    private static Limits all(Duration limit) {
        return new Limits(limit, limit, limit, limit);
    }
}
