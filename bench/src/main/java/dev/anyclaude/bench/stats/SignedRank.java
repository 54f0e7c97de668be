package dev.anyclaude.bench.stats;

/**
 * Wilcoxon's signed-rank statistic W⁺ when nothing but chance is at work: the sum of a random subset of the ranks 1 to n, each
 * in it with probability ½. Exact, by adding one rank after the other.
 */
final class SignedRank {
    private SignedRank() {}

    /**
     * P(W⁺ ≤ w).
     *
     * @param n number of ranks
     */
    static double atMost(int n, int w) {
        double sum = 0;
        double[] chance = distribution(n);
        for (int i = 0; i <= Math.min(w, chance.length - 1); i++) {
            sum += chance[i];
        }
        return sum;
    }

    /**
     * The rank k of the Walsh average that bounds the median from below: k − 1 is the largest w with P(W⁺ ≤ w) ≤ tail. 0 if
     * even w = 0 is too likely, so that n values permit no such bound.
     */
    static int rank(int n, double tail) {
        double sum = 0;
        double[] chance = distribution(n);
        int k = 0;
        while (k < chance.length && sum + chance[k] <= tail) {
            sum += chance[k];
            k++;
        }
        return k;
    }

    private static double[] distribution(int n) {
        double[] chance = new double[n * (n + 1) / 2 + 1];
        chance[0] = 1;
        for (int rank = 1; rank <= n; rank++) {
            for (int w = rank * (rank + 1) / 2; w >= 0; w--) {
                chance[w] = (chance[w] + (w >= rank ? chance[w - rank] : 0)) / 2;
            }
        }
        return chance;
    }
}
