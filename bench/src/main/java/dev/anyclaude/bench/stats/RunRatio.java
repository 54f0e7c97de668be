package dev.anyclaude.bench.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * How a quantile of one run stands to that of another: their ratio, with a percentile bootstrap that draws whole blocks of each
 * run, because requests of a block are alike. Seeded: the same values give the same interval. What differs between two runs in
 * time, such as a machine that is busier on one day, is in the ratio and not in the interval.
 */
public final class RunRatio {
    /** Fewest blocks on each side for an interval. */
    public static final int FEWEST_BLOCKS = 6;

    private static final int RESAMPLES = 4_000;
    private static final double LEVEL = 0.95;
    private static final long SEED = 0x616e79636c617564L;

    private RunRatio() {}

    /**
     * Quantile of {@code second} ÷ quantile of {@code first}; without interval below {@link #FEWEST_BLOCKS} blocks.
     *
     * @param first positive values of each block of one run; at least one value in all
     * @param second of the other run
     * @param q for example 0.5 or 0.9
     */
    public static Estimate of(List<double[]> first, List<double[]> second, double q) {
        double estimate = quantile(pooled(second), q) / quantile(pooled(first), q);
        if (first.size() < FEWEST_BLOCKS || second.size() < FEWEST_BLOCKS) {
            return Estimate.point(estimate);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] ratios = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            ratios[i] = quantile(pooled(drawn(second, random)), q) / quantile(pooled(drawn(first, random)), q);
        }
        return Estimate.of(estimate, quantile(ratios, (1 - LEVEL) / 2), quantile(ratios, (1 + LEVEL) / 2), LEVEL);
    }

    private static List<double[]> drawn(List<double[]> blocks, SplittableRandom random) {
        List<double[]> drawn = new ArrayList<>(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            drawn.add(blocks.get(random.nextInt(blocks.size())));
        }
        return drawn;
    }

    private static double[] pooled(List<double[]> blocks) {
        return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double quantile(double[] values, double q) {
        return new Percentile().withEstimationType(EstimationType.R_7).evaluate(values, 100 * q);
    }
}
