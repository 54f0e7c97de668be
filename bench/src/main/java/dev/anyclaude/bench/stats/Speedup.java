package dev.anyclaude.bench.stats;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;

/**
 * How many times faster, from one log ratio per block: exp of their Hodges–Lehmann estimate and interval. If they are skewed,
 * which the signed-rank interval does not allow for, exp of their median with the sign test's interval. If successive blocks are
 * alike, the interval is widened to what as many independent blocks as they are worth would give.
 *
 * @param ratio cold / warm; without interval below {@link #FEWEST_BLOCKS} blocks
 * @param method {@code signed-rank}, {@code sign-test} or {@code none}
 * @param student exp of Student's interval for the mean log ratio; only with an interval and nothing given up
 * @param bootstrap exp of the BCa interval for the mean log ratio over blocks; likewise
 * @param deviation standard deviation of the log ratios; empty below two blocks
 * @param skewness of the log ratios; empty without interval
 * @param autocorrelation of successive log ratios; empty without interval or if they are all equal
 * @param effectiveBlocks B (1 − ρ) / (1 + ρ)
 * @param widenedBy factor on the log scale; 1 if not
 */
public record Speedup(
        Estimate ratio,
        String method,
        Optional<Estimate> student,
        Optional<Estimate> bootstrap,
        OptionalDouble deviation,
        OptionalDouble skewness,
        OptionalDouble autocorrelation,
        OptionalDouble effectiveBlocks,
        double widenedBy) {
    /** With fewer blocks no interval reaches 95 %. */
    public static final int FEWEST_BLOCKS = 6;

    /** Resamples of the bootstrap. */
    public static final int RESAMPLES = 10_000;

    private static final double TAIL = 0.025;
    private static final double SKEWED = 1;
    private static final double AUTOCORRELATED = 0.3;

    /** The speedup that at least one block shows. */
    public static Speedup of(List<LogRatio> blocks) {
        return of(blocks, RESAMPLES);
    }

    static Speedup of(List<LogRatio> blocks, int resamples) {
        double[] known = blocks.stream().mapToDouble(LogRatio::known).toArray();
        OptionalDouble deviation =
                known.length < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(StatUtils.variance(known)));
        if (known.length < FEWEST_BLOCKS) {
            return new Speedup(
                    Estimate.point(Math.exp(HodgesLehmann.estimate(known))),
                    "none",
                    Optional.empty(),
                    Optional.empty(),
                    deviation,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    1);
        }
        double[] lows = blocks.stream().mapToDouble(LogRatio::low).toArray();
        double[] highs = blocks.stream().mapToDouble(LogRatio::high).toArray();
        double skewness = new Skewness().evaluate(known);
        boolean skewed = Math.abs(skewness) > SKEWED;
        double estimate = skewed ? Quantiles.of(known).p50() : HodgesLehmann.estimate(known);
        OptionalDouble rho = Autocorrelation.ofSuccessive(known);
        double widenedBy = rho.orElse(0) > AUTOCORRELATED ? Autocorrelation.widening(rho.getAsDouble()) : 1;
        Limits limits = (skewed ? SignTest.limits(lows, highs, TAIL) : HodgesLehmann.limits(lows, highs, TAIL))
                .widened(estimate, widenedBy);
        boolean exact = blocks.stream().allMatch(LogRatio::exact);
        return new Speedup(
                exp(Estimate.of(estimate, limits.low(), limits.high(), limits.level())),
                skewed ? "sign-test" : "signed-rank",
                exact ? Optional.of(exp(StudentT.mean(known, 1 - 2 * TAIL))) : Optional.empty(),
                exact
                        ? Optional.of(exp(BcaBootstrap.of(known, StatUtils::mean, resamples, 1 - 2 * TAIL)))
                        : Optional.empty(),
                deviation,
                OptionalDouble.of(skewness),
                rho,
                rho.isPresent()
                        ? OptionalDouble.of(Autocorrelation.effective(known.length, rho.getAsDouble()))
                        : OptionalDouble.empty(),
                widenedBy);
    }

    private static Estimate exp(Estimate log) {
        return new Estimate(Math.exp(log.estimate()), exp(log.low()), exp(log.high()), log.level());
    }

    private static OptionalDouble exp(OptionalDouble log) {
        return log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log;
    }
}
