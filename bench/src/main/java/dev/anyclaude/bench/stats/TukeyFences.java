package dev.anyclaude.bench.stats;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Values that lie far from the rest on the log scale: more than 1.5 times the interquartile range outside the quartiles, or more
 * than 3 times (Tukey 1977). They are counted and shown, never left out: a slow request is a request.
 *
 * @param outside beyond the inner fences, those beyond the outer ones among them
 * @param farOutside beyond the outer fences
 */
public record TukeyFences(int outside, int farOutside) {
    private static final int FEWEST = 4;

    /** Counts among values greater than 0; fewer than 4 have no quartiles to speak of. */
    public static TukeyFences count(double[] values) {
        if (values.length < FEWEST) {
            return new TukeyFences(0, 0);
        }
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(logs);
        double lower = percentile.evaluate(25);
        double upper = percentile.evaluate(75);
        return new TukeyFences(beyond(logs, lower, upper, 1.5), beyond(logs, lower, upper, 3));
    }

    private static int beyond(double[] logs, double lower, double upper, double ranges) {
        double reach = ranges * (upper - lower);
        return (int) Arrays.stream(logs)
                .filter(each -> each < lower - reach || each > upper + reach)
                .count();
    }
}
