package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * Time to first actionable output: the first non-empty text, or the end of the first tool call, − actual send. None if there was
 * neither, as when the output limit fell into a thought.
 */
final class Ttfa implements Metric {
    @Override
    public String key() {
        return "ttfa";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        return sample.times().ttfaMillis();
    }
}
