package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Gaps between successive pieces of output, milliseconds. They are gaps between tokens only where a backend sends one token
 * per event; see {@link #betweenTokens}. Requests whose output was held back have none.
 */
public final class ChunkGaps {
    private static final double ONE_TOKEN_EACH = 0.05;

    private ChunkGaps() {}

    /** All gaps of all requests. */
    public static double[] pooled(List<TurnSample> samples) {
        return samples.stream()
                .filter(each -> !each.times().buffered())
                .flatMapToDouble(ChunkGaps::stream)
                .toArray();
    }

    /** A request's median gap; none with fewer than two pieces of output. */
    public static OptionalDouble median(TurnSample sample) {
        double[] gaps =
                sample.times().buffered() ? new double[0] : stream(sample).toArray();
        return gaps.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Quantiles.of(gaps).p50());
    }

    /** Whether pieces of output are tokens: as many of one as of the other within 5 %. False if tokens are not reported. */
    public static boolean betweenTokens(TurnSample sample) {
        int tokens = sample.tokens().outputTokens().orElse(0);
        int pieces = sample.times().chunkGapsMillis().size() + 1;
        return tokens > 0 && Math.abs(pieces - tokens) <= ONE_TOKEN_EACH * tokens;
    }

    private static DoubleStream stream(TurnSample sample) {
        return sample.times().chunkGapsMillis().stream().mapToDouble(Double::doubleValue);
    }
}
