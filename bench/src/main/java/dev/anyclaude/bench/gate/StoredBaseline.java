package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Jobs of one fingerprint that were accepted: {@code reports/baselines/jobs-<fingerprint>.json}.
 *
 * @param schema {@link #SCHEMA}
 * @param fingerprint of all of them
 * @param jobs the oldest first
 */
public record StoredBaseline(String schema, Fingerprint fingerprint, List<Job> jobs) {
    public static final String SCHEMA = "anyclaude-baseline/1";

    private static final String PREFIX = "jobs-";
    private static final String ADVICE =
            "take it from version control again, or move it away and promote runs anew with: bench promote RUN";

    /**
     * One accepted run.
     *
     * @param run its name
     * @param createdAt wall clock, ISO 8601 in UTC; a label only
     * @param candidate the build
     * @param logMillis of each metric: mean over the blocks of the logarithm of the block's median, in milliseconds
     */
    public record Job(
            String run,
            @JsonProperty("created_at") String createdAt,
            String candidate,
            @JsonProperty("log_ms") Map<GateMetric, Double> logMillis) {
        public Job {
            logMillis = Map.copyOf(logMillis);
            if (logMillis.size() != GateMetric.values().length) {
                throw new IllegalArgumentException("the job " + run + " lacks a metric");
            }
        }
    }

    public StoredBaseline {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected a baseline of schema " + SCHEMA + ", found " + schema);
        }
        jobs = List.copyOf(jobs);
    }

    /** Where the jobs of a fingerprint are. */
    public static Path file(Path folder, Fingerprint fingerprint) {
        return folder.resolve(PREFIX + fingerprint.id() + ".json");
    }

    /**
     * The jobs of a fingerprint; none if nothing is stored.
     *
     * @throws GateException of kind BASELINE if the file cannot be read
     */
    public static StoredBaseline read(Path folder, Fingerprint fingerprint) {
        Path file = file(folder, fingerprint);
        return Files.exists(file)
                ? JsonFile.read(file, StoredBaseline.class, GateException.Kind.BASELINE, ADVICE)
                : new StoredBaseline(SCHEMA, fingerprint, List.of());
    }

    /** What is stored of another fingerprint differs in this, if anything is stored at all. */
    public static Optional<String> nearest(Path folder, Fingerprint fingerprint) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> String.valueOf(each.getFileName()).startsWith(PREFIX))
                    .map(each -> JsonFile.read(each, StoredBaseline.class, GateException.Kind.BASELINE, ADVICE))
                    .map(each -> fingerprint.differences(each.fingerprint()))
                    .min((one, other) -> Integer.compare(one.size(), other.size()))
                    .map(each -> String.join(", ", each));
        } catch (IOException e) {
            throw new GateException(GateException.Kind.TOOL, "cannot look into " + folder + ": " + e, e);
        }
    }

    /**
     * Adds a run.
     *
     * @param here fingerprint of this machine as it is now
     * @return the file written
     * @throws GateException if the run failed, was unfit, or is another machine's
     */
    public static Path promote(GateReceipt receipt, Fingerprint here, Path folder) {
        if (receipt.verdict() == GateVerdict.FAIL || receipt.verdict() == GateVerdict.UNFIT) {
            throw new GateException(
                    GateException.Kind.TOOL,
                    "run " + receipt.run() + " ended with " + receipt.verdict()
                            + " and cannot become part of a baseline; repair what failed and run the gate again");
        }
        if (!receipt.warmth().candidate().mayBeKept()) {
            throw new GateException(
                    GateException.Kind.TOOL,
                    "run " + receipt.run() + " cannot become part of a baseline: only "
                            + receipt.warmth().candidate().warm() + " of "
                            + receipt.warmth().candidate().completed()
                            + " requests found the turn before in the cache");
        }
        List<String> differences = receipt.fingerprint().differences(here);
        if (!differences.isEmpty()) {
            throw new GateException(
                    GateException.Kind.BASELINE,
                    "run " + receipt.run() + " was not made under the conditions here: "
                            + String.join(", ", differences) + "; promote it where it was made");
        }
        StoredBaseline before = read(folder, receipt.fingerprint());
        if (before.jobs.stream().anyMatch(each -> each.run().equals(receipt.run()))) {
            throw new GateException(
                    GateException.Kind.TOOL, "run " + receipt.run() + " is part of the baseline already");
        }
        List<Job> jobs = new ArrayList<>(before.jobs);
        jobs.add(new Job(receipt.run(), receipt.createdAt(), receipt.candidate(), StoredEvidence.logMillis(receipt)));
        Path file = file(folder, receipt.fingerprint());
        JsonFile.write(new StoredBaseline(SCHEMA, receipt.fingerprint(), jobs), file);
        return file;
    }
}
