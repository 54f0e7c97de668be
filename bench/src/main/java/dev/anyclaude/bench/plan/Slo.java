package dev.anyclaude.bench.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a user would call a good answer; goodput is the share of those. Fixed before the run, with the claim.
 *
 * @param ttftMillis longest wait for the first output
 * @param tpotMillis longest time per further token
 */
public record Slo(
        @JsonProperty("ttft_ms") double ttftMillis,
        @JsonProperty("tpot_ms") double tpotMillis) {
    /** First output within 2 s, then at least 10 tokens a second: about as fast as one reads. */
    public static final Slo STANDARD = new Slo(2_000, 100);

    public Slo {
        if (!(ttftMillis > 0 && tpotMillis > 0)) {
            throw new IllegalArgumentException(
                    "limits must be above 0: TTFT " + ttftMillis + " ms, TPOT " + tpotMillis + " ms");
        }
    }
}
