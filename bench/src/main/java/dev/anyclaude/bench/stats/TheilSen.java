package dev.anyclaude.bench.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * A straight line that a few wild points do not move: the slope is the median of the slopes of all pairs of points, the
 * intercept the median of what is left (Theil 1950, Sen 1968).
 */
final class TheilSen {
    private TheilSen() {}

    /** y = intercept + slope · x. */
    record Line(double slope, double intercept) {}

    /** The line; empty if all x are equal. */
    static Optional<Line> line(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " x, " + y.length + " y");
        }
        double[] slopes = new double[x.length * (x.length - 1) / 2];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            for (int j = i + 1; j < x.length; j++) {
                if (x[i] != x[j]) {
                    slopes[n++] = (y[j] - y[i]) / (x[j] - x[i]);
                }
            }
        }
        if (n == 0) {
            return Optional.empty();
        }
        double slope = Quantiles.of(Arrays.copyOf(slopes, n)).p50();
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = y[i] - slope * x[i];
        }
        return Optional.of(new Line(slope, Quantiles.of(rest).p50()));
    }
}
