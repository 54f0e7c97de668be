package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import java.util.OptionalDouble;

/**
 * How one metric of one arm spread over all accepted requests. All times are milliseconds.
 *
 * @param metric its key, see {@link dev.anyclaude.bench.stats.Metric}
 * @param stratum class of the bodies; empty for whole sessions
 * @param n values
 * @param p90Ms empty below 10 values
 * @param p99Ms empty below 100 values
 * @param p90UpperMs one-sided 95 % upper limit of the 90th percentile; empty below 29 values
 * @param p99UpperMs likewise for the 99th; empty below 299 values
 */
public record Distribution(
        Arm arm,
        Route path,
        String metric,
        String stratum,
        int n,
        double minMs,
        double p50Ms,
        OptionalDouble p90Ms,
        OptionalDouble p99Ms,
        double maxMs,
        OptionalDouble p90UpperMs,
        OptionalDouble p99UpperMs) {

    public Distribution {
        if (n < 1) {
            throw new IllegalArgumentException("n: " + n);
        }
    }
}
