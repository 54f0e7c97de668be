package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * Time to first token: first model output − actual send. Headers, pings, {@code message_start} and empty blocks are no output.
 * None if the model said nothing. On a backend that holds tool calls back until they are whole, it contains their decoding.
 */
final class Ttft implements Metric {
    @Override
    public String key() {
        return "ttft";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        return sample.times().ttftMillis();
    }
}
