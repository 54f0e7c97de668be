package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/**
 * Time per output token after the first: decode time / (output tokens − 1), with the tokens the backend reported; events are not
 * tokens. None below two tokens, without their count, or when the output was held back.
 */
final class Tpot implements Metric {
    @Override
    public String key() {
        return "tpot";
    }

    @Override
    public OptionalDouble of(TurnSample sample) {
        OptionalDouble decode = new Decode().of(sample);
        int tokens = sample.tokens().outputTokens().orElse(0);
        return decode.isPresent() && tokens >= 2
                ? OptionalDouble.of(decode.getAsDouble() / (tokens - 1))
                : OptionalDouble.empty();
    }
}
