package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * Time to first byte: start of the response headers − actual send. Says nothing of the model: a server may answer at once and
 * prefill afterwards. None if no response came.
 */
final class Ttfb implements Metric {
    @Override
    public String key() {
        return "ttfb";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        return sample.times().ttfbMillis();
    }
}
