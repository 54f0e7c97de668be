package dev.anyclaude.bench.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Bootstrap interval corrected for bias and acceleration (Efron 1987): percentiles of the statistic over resamples, shifted by
 * z₀, how far the median of the resampled statistics is off, and by a, how its spread changes with its value, from leaving out
 * one value at a time. Seeded: the same values give the same interval.
 */
final class BcaBootstrap {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);
    private static final long SEED = 0x616e79636c617564L;

    private BcaBootstrap() {}

    /**
     * The statistic with its two-sided interval. If all values are equal, so are the limits.
     *
     * @param values at least two, one per independent unit
     * @param level for example 0.95
     */
    static Estimate of(double[] values, ToDoubleFunction<double[]> statistic, int resamples, double level) {
        double estimate = statistic.applyAsDouble(values);
        double[] resampled = resampled(values, statistic, resamples);
        double bias = bias(resampled, estimate);
        double acceleration = acceleration(values, statistic);
        double low = percentile(resampled, shifted((1 - level) / 2, bias, acceleration));
        double high = percentile(resampled, shifted((1 + level) / 2, bias, acceleration));
        return Estimate.of(estimate, low, high, level);
    }

    private static double[] resampled(double[] values, ToDoubleFunction<double[]> statistic, int resamples) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] results = new double[resamples];
        double[] drawn = new double[values.length];
        for (int i = 0; i < resamples; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = values[random.nextInt(values.length)];
            }
            results[i] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(results);
        return results;
    }

    /** z₀; ties count half, and a share of 0 or 1 is taken for half a resample. */
    private static double bias(double[] resampled, double estimate) {
        double below = 0;
        for (double each : resampled) {
            below += each < estimate ? 1 : each == estimate ? 0.5 : 0;
        }
        double half = 0.5 / resampled.length;
        double share = Math.min(1 - half, Math.max(half, below / resampled.length));
        return NORMAL.inverseCumulativeProbability(share);
    }

    /** a = Σd³ / 6 (Σd²)^1.5, where d is the mean of the leave-one-out statistics minus each of them. */
    private static double acceleration(double[] values, ToDoubleFunction<double[]> statistic) {
        double[] without = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double[] rest = new double[values.length - 1];
            System.arraycopy(values, 0, rest, 0, i);
            System.arraycopy(values, i + 1, rest, i, rest.length - i);
            without[i] = statistic.applyAsDouble(rest);
        }
        double mean = StatUtils.mean(without);
        double squares = 0;
        double cubes = 0;
        for (double each : without) {
            squares += (mean - each) * (mean - each);
            cubes += (mean - each) * (mean - each) * (mean - each);
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double shifted(double share, double bias, double acceleration) {
        double z = bias + NORMAL.inverseCumulativeProbability(share);
        return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
    }

    private static double percentile(double[] sorted, double share) {
        int index = (int) Math.floor(share * (sorted.length + 1)) - 1;
        return sorted[Math.min(sorted.length - 1, Math.max(0, index))];
    }
}
