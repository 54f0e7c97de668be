package dev.anyclaude.bench.stats;

import java.util.Arrays;

/**
 * The share of values at or below each value, and a 95 % band around the whole curve (Dvoretzky, Kiefer and Wolfowitz, with
 * Massart's constant). The band takes requests for independent; with blocks it is descriptive.
 */
public final class Ecdf {
    private final double[] sorted;

    /**
     * The curve of these values.
     *
     * @param values at least one
     */
    public Ecdf(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The values, ascending. */
    public double[] values() {
        return sorted.clone();
    }

    /** Share at or below the value of that index, which starts at 0. */
    public double share(int index) {
        return (index + 1.0) / sorted.length;
    }

    /** Half the height of the band: √(ln 40 / 2n), a share. */
    public double band() {
        return Math.sqrt(Math.log(40) / (2 * sorted.length));
    }
}
