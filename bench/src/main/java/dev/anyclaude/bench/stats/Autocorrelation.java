package dev.anyclaude.bench.stats;

import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/** How much each block's value tells of the next one's: ρ = Σ (xᵢ − x̄)(xᵢ₊₁ − x̄) / Σ (xᵢ − x̄)². */
final class Autocorrelation {
    private Autocorrelation() {}

    /** ρ at lag 1; empty if all values are equal. */
    static OptionalDouble ofSuccessive(double[] values) {
        double mean = StatUtils.mean(values);
        double squares = 0;
        double products = 0;
        for (int i = 0; i < values.length; i++) {
            squares += (values[i] - mean) * (values[i] - mean);
            if (i > 0) {
                products += (values[i] - mean) * (values[i - 1] - mean);
            }
        }
        return squares == 0 ? OptionalDouble.empty() : OptionalDouble.of(products / squares);
    }

    /** As many independent values as n of this ρ are worth: n (1 − ρ) / (1 + ρ). */
    static double effective(int n, double rho) {
        return n * (1 - rho) / (1 + rho);
    }

    /** Factor by which an interval that took them for independent is too narrow: √(n / effective n). */
    static double widening(double rho) {
        return Math.sqrt((1 + rho) / (1 - rho));
    }
}
