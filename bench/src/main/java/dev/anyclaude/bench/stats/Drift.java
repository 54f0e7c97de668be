package dev.anyclaude.bench.stats;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Whether times went up or down in the course of a run: Kendall's τ between when something was measured and how far it lies
 * from the median of its like.
 *
 * @param tau −1 to 1
 * @param p two-sided, from the normal approximation var τ = 2 (2n + 5) / 9n (n − 1)
 */
public record Drift(double tau, double p) {
    private static final int FEWEST = 8;

    /** The drift of values that were measured at these times; empty below 8 values or if they are all equal. */
    public static Optional<Drift> of(double[] times, double[] residuals) {
        int n = times.length;
        if (n < FEWEST) {
            return Optional.empty();
        }
        double tau = new KendallsCorrelation().correlation(times, residuals);
        if (!Double.isFinite(tau)) {
            return Optional.empty();
        }
        double deviation = Math.sqrt(2.0 * (2 * n + 5) / (9.0 * n * (n - 1)));
        double beyond = new NormalDistribution(null, 0, 1).cumulativeProbability(-Math.abs(tau) / deviation);
        return Optional.of(new Drift(tau, 2 * beyond));
    }

    /** ln of values minus their median. */
    public static double[] residuals(double[] values) {
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        double median = Quantiles.of(logs).p50();
        return Arrays.stream(logs).map(each -> each - median).toArray();
    }
}
