package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.stats.Metrics;

/** What a gate compares. All are milliseconds of warm requests: next turns whose previous turn is cached. */
public enum GateMetric {
    /** Time to the first token. */
    @JsonProperty("ttft_warm")
    TTFT_WARM("TTFT warm"),
    /** Time to the end of the message. */
    @JsonProperty("total_warm")
    TOTAL_WARM("total warm"),
    /** Time to the first token in front of a backend that computes nothing, which is nearly all the proxy's own. */
    @JsonProperty("proxy_overhead")
    PROXY_OVERHEAD("proxy overhead");

    private final String label;

    GateMetric(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    public String label() {
        return label;
    }

    Metric metric() {
        return this == TOTAL_WARM ? Metrics.TOTAL : Metrics.TTFT;
    }
}
