package dev.anyclaude.proxy.telemetry;

import java.util.OptionalDouble;

/**
 * How long the backend takes for a prompt token that it does not reuse: the slope of the least-squares line of time to first token
 * over such tokens, so that what every turn costs anyway does not count. Not thread-safe.
 */
final class PrefillRate {
    /** Turns whose counts are closer together than this say nothing about a slope. */
    private static final double LEAST_SPREAD_TOKENS = 256;

    private long turns;
    private double meanTokens;
    private double meanSeconds;
    private double squares;
    private double products;

    /** Adds a turn; updates of mean and sums after Welford. */
    void add(int tokens, double seconds) {
        turns++;
        double offset = tokens - meanTokens;
        meanTokens += offset / turns;
        meanSeconds += (seconds - meanSeconds) / turns;
        squares += offset * (tokens - meanTokens);
        products += offset * (seconds - meanSeconds);
    }

    /** Seconds for one token; empty as long as the turns do not tell. */
    OptionalDouble secondsPerToken() {
        boolean spread = turns > 1 && Math.sqrt(squares / turns) >= LEAST_SPREAD_TOKENS;
        return spread && products > 0 ? OptionalDouble.of(products / squares) : OptionalDouble.empty();
    }
}
