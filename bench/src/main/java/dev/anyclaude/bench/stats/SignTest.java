package dev.anyclaude.bench.stats;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Bounds for a median which assume nothing about symmetry: two order statistics, by inverting the sign test. */
final class SignTest {
    private SignTest() {}

    /**
     * Limits of values which are themselves known within limits only; see {@link HodgesLehmann#limits}. The rank k of the lower
     * one: k − 1 is the largest w with P(Bin(n, ½) ≤ w) ≤ tail.
     */
    static Limits limits(double[] lows, double[] highs, double tail) {
        int n = lows.length;
        BinomialDistribution below = new BinomialDistribution(null, n, 0.5);
        int k = 0;
        while (below.cumulativeProbability(k) <= tail) {
            k++;
        }
        if (k == 0) {
            return Limits.NONE;
        }
        return new Limits(sorted(lows)[k - 1], sorted(highs)[n - k], 1 - 2 * below.cumulativeProbability(k - 1));
    }

    private static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
