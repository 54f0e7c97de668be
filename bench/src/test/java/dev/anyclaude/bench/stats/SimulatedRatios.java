package dev.anyclaude.bench.stats;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Log ratios of runs with a known speedup of 6: noise σ per request, noise τ per block and arm, and 3 % of requests up to 2.8
 * times too slow.
 *
 * @param cold requests per block
 * @param warm requests per block
 */
record SimulatedRatios(int blocks, int cold, int warm, double sigma, double tau) {
    static final double TRUE = Math.log(6);

    /** How often an interval held the truth, of so many runs. */
    record Coverage(double signedRank, double reported) {}

    /**
     * Counts over runs.
     *
     * @param resamples of the bootstrap, which coverage does not depend on
     */
    Coverage over(int runs, long seed, int resamples) {
        Random random = new Random(seed);
        int covered = 0;
        int reported = 0;
        for (int run = 0; run < runs; run++) {
            double[] ratios = draw(random);
            covered += contains(HodgesLehmann.of(ratios, 0.025), TRUE) ? 1 : 0;
            List<LogRatio> blocks = DoubleStream.of(ratios)
                    .mapToObj(each -> new LogRatio(each, each, each))
                    .toList();
            reported += contains(Speedup.of(blocks, resamples).ratio(), Math.exp(TRUE)) ? 1 : 0;
        }
        return new Coverage((double) covered / runs, (double) reported / runs);
    }

    private double[] draw(Random random) {
        return IntStream.range(0, blocks)
                .mapToDouble(each -> median(TRUE, cold, random) - median(0, warm, random))
                .toArray();
    }

    private double median(double state, int requests, Random random) {
        double block = state + tau * random.nextGaussian();
        double[] logs = IntStream.range(0, requests)
                .mapToDouble(each -> block + sigma * random.nextGaussian() + outlier(random))
                .toArray();
        return Quantiles.of(logs).p50();
    }

    private static double outlier(Random random) {
        return random.nextDouble() < 0.03 ? Math.log(2) * (0.5 + random.nextDouble()) : 0;
    }

    private static boolean contains(Estimate interval, double value) {
        return interval.low().orElseThrow() <= value && value <= interval.high().orElseThrow();
    }
}
