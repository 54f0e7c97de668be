package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * How late a request was sent: actual − intended send, where the intended send is the end of the previous turn plus the recorded
 * pause. Always there; large values mean the driver was disturbed.
 */
final class SendLag implements Metric {
    @Override
    public String key() {
        return "lag";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        return OptionalDouble.of((sample.sendNanos() - sample.intendedNanos()) / 1e6);
    }
}
