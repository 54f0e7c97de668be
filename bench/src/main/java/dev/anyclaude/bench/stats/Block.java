package dev.anyclaude.bench.stats;

import java.util.Comparator;
import java.util.List;

/**
 * Readings of one block with the same bodies on both sides.
 *
 * @param number the block's
 * @param slow of the side expected to be slower; at least one
 * @param fast of the other side; at least one
 */
public record Block(int number, List<Reading> slow, List<Reading> fast) {

    public Block {
        slow = List.copyOf(slow);
        fast = List.copyOf(fast);
        if (slow.isEmpty() || fast.isEmpty()) {
            throw new IllegalArgumentException("block " + number + " has only one side");
        }
    }

    /** Median ln slow − median ln fast; requests that were given up rank above all others. */
    public LogRatio logRatio() {
        List<Reading> middleSlow = middle(slow);
        List<Reading> middleFast = middle(fast);
        double known = meanLog(middleSlow) - meanLog(middleFast);
        return new LogRatio(
                givenUp(middleFast) ? Double.NEGATIVE_INFINITY : known,
                givenUp(middleSlow) ? Double.POSITIVE_INFINITY : known,
                known);
    }

    /** Median slow − median fast, milliseconds; a request that was given up counts with the time at which it was. */
    public double differenceMillis() {
        return mean(middle(slow)) - mean(middle(fast));
    }

    /** Whether no median rests on a request that was given up. */
    public boolean measured() {
        return !givenUp(middle(slow)) && !givenUp(middle(fast));
    }

    /** The one or two in the middle. */
    private static List<Reading> middle(List<Reading> readings) {
        List<Reading> sorted = readings.stream()
                .sorted(Comparator.comparing(Reading::givenUp).thenComparingDouble(Reading::millis))
                .toList();
        return sorted.subList((sorted.size() - 1) / 2, sorted.size() / 2 + 1);
    }

    private static double meanLog(List<Reading> readings) {
        return readings.stream()
                .mapToDouble(each -> Math.log(each.millis()))
                .average()
                .orElseThrow();
    }

    private static double mean(List<Reading> readings) {
        return readings.stream().mapToDouble(Reading::millis).average().orElseThrow();
    }

    private static boolean givenUp(List<Reading> readings) {
        return readings.stream().anyMatch(Reading::givenUp);
    }
}
