package dev.anyclaude.bench.stats;

import java.util.List;

/** All metrics, in the order a report shows them. */
public final class Metrics {
    public static final Metric TTFT = new Ttft();
    public static final Metric TOTAL = new Total();

    private static final List<Metric> ALL = List.of(
            TTFT, TOTAL, new OmissionCorrectedTtft(), new Ttfa(), new Ttfb(), new SendLag(), new Decode(), new Tpot());

    private Metrics() {}

    /** Every one. */
    public static List<Metric> all() {
        return ALL;
    }

    /** Those the claim is judged by. */
    public static List<Metric> judged() {
        return List.of(TTFT, TOTAL);
    }
}
