package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * Total latency: end of the message − actual send. None if it did not come to its proper end; the time after which a request
 * was given up is a lower bound, see {@link LogRatio}.
 */
final class Total implements Metric {
    @Override
    public String key() {
        return "total";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        return sample.outcome() == Outcome.COMPLETED ? sample.times().totalMillis() : OptionalDouble.empty();
    }
}
