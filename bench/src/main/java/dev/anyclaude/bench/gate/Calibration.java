package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happened when this machine compared a build with itself: {@code reports/baselines/calibration-<fingerprint>.json}.
 *
 * @param schema {@link #SCHEMA}
 * @param fingerprint of machine, backend and sessions
 * @param createdAt wall clock, ISO 8601 in UTC; older than 30 days it is warned about
 * @param runs comparisons
 * @param blocks of each
 * @param failures runs that failed, although nothing had changed
 * @param failuresUpper the true rate is below it with 95 % confidence
 * @param resampledFailures share of failures among 10,000 runs put together from the blocks at random, centred
 * @param metrics what each metric scattered
 */
public record Calibration(
        String schema,
        Fingerprint fingerprint,
        @JsonProperty("created_at") String createdAt,
        int runs,
        int blocks,
        int failures,
        @JsonProperty("failures_upper") double failuresUpper,
        @JsonProperty("resampled_failures") double resampledFailures,
        Map<GateMetric, Scatter> metrics) {
    public static final String SCHEMA = "anyclaude-calibration/1";

    private static final Duration GOOD_FOR = Duration.ofDays(30);
    private static final String ADVICE = "calibrate anew with: bench gate calibrate";

    /**
     * How one metric scattered although nothing changed.
     *
     * @param deviation s_D, standard deviation of the blocks' log ratios
     * @param change95 95 % of the runs estimated a change of at most this share, either way
     * @param detectable smallest slowdown found with the rule's power at that many blocks, as a share
     * @param blocksNeeded the recommended number: with it a slowdown of 15 % is found with the rule's power, or one a quarter
     *     above what the rule ignores if that is more
     */
    public record Scatter(
            double deviation,
            @JsonProperty("change_95") double change95,
            double detectable,
            @JsonProperty("blocks_needed") int blocksNeeded) {}

    public Calibration {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected a calibration of schema " + SCHEMA + ", found " + schema);
        }
        metrics = Map.copyOf(metrics);
    }

    /** Where the calibration of a fingerprint is. */
    public static Path file(Path folder, Fingerprint fingerprint) {
        return folder.resolve("calibration-" + fingerprint.id() + ".json");
    }

    /**
     * The calibration of a fingerprint, if there is one.
     *
     * @throws GateException of kind BASELINE if it cannot be read
     */
    public static Optional<Calibration> read(Path folder, Fingerprint fingerprint) {
        Path file = file(folder, fingerprint);
        return Files.exists(file)
                ? Optional.of(JsonFile.read(file, Calibration.class, GateException.Kind.BASELINE, ADVICE))
                : Optional.empty();
    }

    /**
     * Writes it where {@link #read} finds it.
     *
     * @throws GateException if it cannot
     */
    public Path write(Path folder) {
        Path file = file(folder, fingerprint);
        JsonFile.write(this, file);
        return file;
    }

    /** What a reader should know of its age and of the machine's patches; empty if nothing. */
    List<String> warnings(Fingerprint here, Instant now) {
        List<String> soft = here.softDifferences(fingerprint);
        boolean old = Duration.between(Instant.parse(createdAt), now).compareTo(GOOD_FOR) > 0;
        String since = old ? "it is older than 30 days" : String.join(", ", soft);
        return since.isEmpty() ? List.of() : List.of("the calibration may not hold any more, " + since + "; " + ADVICE);
    }
}
