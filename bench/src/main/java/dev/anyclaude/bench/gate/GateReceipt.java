package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Everything a gate saw and said: {@code receipt.json}, whose schema is {@code docs/gate-receipt.schema.json}. All other outputs
 * are made from it.
 *
 * @param schema {@link #SCHEMA}
 * @param mode how it compared
 * @param run name of the run
 * @param createdAt wall clock, ISO 8601 in UTC; a label only
 * @param seed of every random choice
 * @param simulated the backend's costs are made up
 * @param candidate the build under test
 * @param baseline what it is held against
 * @param stratum class of the bodies
 * @param rule it judged by
 * @param falseFailures what is known of the rate of false failures
 * @param fingerprint of machine, backend and sessions
 * @param verdict of all metrics together
 * @param findings of each metric
 * @param requests sent
 * @param requestsFailed of them
 * @param warmth how many requests found what they were meant to find in the cache
 * @param warnings worth a reader's time, a sentence each
 */
public record GateReceipt(
        String schema,
        Mode mode,
        String run,
        @JsonProperty("created_at") String createdAt,
        long seed,
        boolean simulated,
        String candidate,
        String baseline,
        String stratum,
        GateRule rule,
        @JsonProperty("false_failures") FalseFailures falseFailures,
        Fingerprint fingerprint,
        GateVerdict verdict,
        List<GateFinding> findings,
        int requests,
        @JsonProperty("requests_failed") int requestsFailed,
        Warmth warmth,
        List<String> warnings) {
    public static final String SCHEMA = "anyclaude-gate/1";

    /** What a gate compares with. */
    public enum Mode {
        /** Another build on the same machine, block by block. */
        @JsonProperty("paired")
        PAIRED,
        /** Jobs of the same fingerprint, stored earlier. */
        @JsonProperty("stored")
        STORED
    }

    /**
     * The rate of false failures.
     *
     * @param designed at most, by construction of the test
     * @param calibratedRuns runs of a build against itself on this machine; 0 if there were none
     * @param calibratedFailures of them
     * @param upper the true rate is below it with 95 % confidence, by those runs; empty if there were none
     */
    public record FalseFailures(
            double designed,
            @JsonProperty("calibrated_runs") int calibratedRuns,
            @JsonProperty("calibrated_failures") int calibratedFailures,
            OptionalDouble upper) {}

    /**
     * Requests that found the turn before in the cache.
     *
     * @param baseline empty where that is stored
     */
    public record Warmth(WarmShare candidate, Optional<WarmShare> baseline) {}

    public GateReceipt {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected a receipt of schema " + SCHEMA + ", found " + schema);
        }
        findings = List.copyOf(findings);
        warnings = List.copyOf(warnings);
    }

    /**
     * Writes the file.
     *
     * @throws GateException if it cannot
     */
    public void write(Path file) {
        JsonFile.write(this, file);
    }

    /**
     * Reads the file.
     *
     * @throws GateException if it is not there, cannot be read, or is another schema's
     */
    public static GateReceipt read(Path file) {
        return JsonFile.read(
                file,
                GateReceipt.class,
                GateException.Kind.TOOL,
                "name the folder of a run of bench gate, made by this version of bench");
    }
}
