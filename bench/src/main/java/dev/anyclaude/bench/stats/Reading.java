package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric of one request that may be compared.
 *
 * @param sample the request
 * @param millis its value, greater than 0; if given up, the time at which it was
 * @param givenUp the true value is at least that
 */
public record Reading(TurnSample sample, double millis, boolean givenUp) {

    /**
     * The reading of a request: its value if the request was accepted; a lower bound if it was given up before it had one;
     * otherwise none.
     */
    static Optional<Reading> of(TurnSample sample, Metric metric) {
        if (sample.accepted()) {
            return positive(metric.of(sample)).map(value -> new Reading(sample, value, false));
        }
        if (sample.outcome() == Outcome.TIMEOUT) {
            Optional<Double> seen = positive(metric.of(sample));
            return seen.isPresent()
                    ? seen.map(value -> new Reading(sample, value, false))
                    : positive(sample.times().totalMillis()).map(value -> new Reading(sample, value, true));
        }
        return Optional.empty();
    }

    private static Optional<Double> positive(OptionalDouble value) {
        return value.orElse(0) > 0 ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
