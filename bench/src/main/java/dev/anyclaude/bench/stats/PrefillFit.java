package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import java.util.Optional;

/**
 * The straight line TTFT = a + uncached tokens / r through all completed requests whose counts the backend reported, whatever
 * their arm (Theil–Sen). The process's first requests, outside any block, are left out: they pay for what is loaded once.
 *
 * @param overheadMs a: what a request costs before and beside prefill, milliseconds
 * @param tokensPerSecond r: effective prefill rate
 * @param n requests in the fit; 0 if the two numbers were given instead
 */
public record PrefillFit(double overheadMs, double tokensPerSecond, int n) {
    private static final double MILLIS = 1_000;

    public PrefillFit {
        if (!(tokensPerSecond > 0) || !Double.isFinite(overheadMs)) {
            throw new IllegalArgumentException("overheadMs " + overheadMs + ", tokensPerSecond " + tokensPerSecond);
        }
    }

    /** A line somebody else states. */
    public static PrefillFit given(double overheadMs, double tokensPerSecond) {
        return new PrefillFit(overheadMs, tokensPerSecond, 0);
    }

    /** The fit; empty without two different token counts, or if more tokens do not take longer. */
    public static Optional<PrefillFit> of(List<TurnSample> samples) {
        List<TurnSample> fitted = samples.stream().filter(PrefillFit::counts).toList();
        double[] tokens = fitted.stream().mapToDouble(PrefillFit::uncached).toArray();
        double[] millis = fitted.stream()
                .mapToDouble(each -> Metrics.TTFT.of(each).orElseThrow())
                .toArray();
        return TheilSen.line(tokens, millis)
                .filter(line -> line.slope() > 0)
                .map(line -> new PrefillFit(line.intercept(), MILLIS / line.slope(), tokens.length));
    }

    private static boolean counts(TurnSample sample) {
        TokenCounts tokens = sample.tokens();
        boolean loading = sample.arm() == Arm.PRIME && sample.block() == TurnSample.NO_BLOCK;
        return sample.outcome() == Outcome.COMPLETED
                && !loading
                && Metrics.TTFT.of(sample).isPresent()
                && tokens.promptTokens().isPresent()
                && tokens.cachedTokens().isPresent();
    }

    private static double uncached(TurnSample sample) {
        TokenCounts tokens = sample.tokens();
        return tokens.promptTokens().orElseThrow() - tokens.cachedTokens().orElseThrow();
    }
}
