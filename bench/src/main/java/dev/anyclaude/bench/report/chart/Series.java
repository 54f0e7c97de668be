package dev.anyclaude.bench.report.chart;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Points of one kind.
 *
 * @param label what they are, in a few words
 * @param x in the axis' unit
 * @param y in the axis' unit; NaN where nothing is known
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; XChart takes arrays
public record Series(String label, Ink ink, double[] x, double[] y) {
    public Series {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " and " + y.length + " coordinates");
        }
        x = x.clone();
        y = y.clone();
    }

    boolean isEmpty() {
        return Arrays.stream(y).allMatch(Double::isNaN);
    }

    DoubleStream known() {
        return Arrays.stream(y).filter(value -> !Double.isNaN(value));
    }
}
