package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * TTFT from when the request was due: first model output − intended send = TTFT + lag. What a user waits who does not know that
 * the driver was late. None if there is no TTFT.
 */
final class OmissionCorrectedTtft implements Metric {
    @Override
    public String key() {
        return "ttft-from-intended";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        OptionalDouble ttft = sample.times().ttftMillis();
        return ttft.isPresent()
                ? OptionalDouble.of(ttft.getAsDouble() + (sample.sendNanos() - sample.intendedNanos()) / 1e6)
                : ttft;
    }
}
