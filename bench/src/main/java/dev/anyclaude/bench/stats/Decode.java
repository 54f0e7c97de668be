package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * Decode time: last − first model output. None without output, or when the backend held the output back, which makes it
 * meaningless.
 */
final class Decode implements Metric {
    @Override
    public String key() {
        return "decode";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        OptionalDouble first = sample.times().ttftMillis();
        OptionalDouble last = sample.times().lastDeltaMillis();
        return first.isPresent() && last.isPresent() && !sample.times().buffered()
                ? OptionalDouble.of(last.getAsDouble() - first.getAsDouble())
                : OptionalDouble.empty();
    }
}
