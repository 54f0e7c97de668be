package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of requests a user would call good.
 *
 * @param ttftMillis longest wait for the first output
 * @param tpotMillis longest time per further token
 */
public record Goodput(double ttftMillis, double tpotMillis) {

    /**
     * The share of requests within both limits. One without TTFT is not good; one without TPOT, such as an answer of one token,
     * is judged by TTFT alone. Empty without requests.
     */
    public OptionalDouble of(List<TurnSample> samples) {
        long good = samples.stream().filter(this::good).count();
        return samples.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) good / samples.size());
    }

    private boolean good(TurnSample sample) {
        return Metrics.TTFT.of(sample).orElse(Double.POSITIVE_INFINITY) <= ttftMillis
                && new Tpot().of(sample).orElse(0) <= tpotMillis;
    }
}
