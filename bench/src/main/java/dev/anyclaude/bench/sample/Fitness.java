package dev.anyclaude.bench.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether the machine was fit to be measured on: {@code fitness.json}, written before the first request and again after the
 * last. A warning never drops a sample; it is said beside every verdict.
 *
 * @param schema {@link #SCHEMA}
 * @param before the first request
 * @param after the last one; empty while the run goes on, or if it ended early
 */
public record Fitness(String schema, MachineReading before, Optional<MachineReading> after) {
    public static final String SCHEMA = "anyclaude-fitness/1";

    /** Load per core, before the run, from which on other programs are in the way. */
    private static final double BUSY = 0.5;

    private static final int FULL_SPEED = 100;

    /** Difference between two clocks from which on one of them jumped. */
    private static final long JUMP_MILLIS = 1_000;

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Fitness {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected a fitness file of schema " + SCHEMA + ", found " + schema);
        }
    }

    /** The machine before a run. */
    public static Fitness before(MachineReading reading) {
        return new Fitness(SCHEMA, reading, Optional.empty());
    }

    /** The same with the machine after the run. */
    public Fitness after(MachineReading reading) {
        return new Fitness(schema, before, Optional.of(reading));
    }

    /** What makes the machine unfit, each with its figure; empty if nothing known does. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (before.loadAverage().orElse(0) > BUSY * before.cores()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "other programs keep the machine busy: load average %.2f on %d cores before the run",
                    before.loadAverage().getAsDouble(),
                    before.cores()));
        }
        if (onBattery()) {
            warnings.add("the machine runs on its battery, which slows processors at will");
        }
        speedLimitPercent()
                .ifPresent(limit -> warnings.add("the processor may run at " + limit + " % of its speed only"));
        heatThrottles()
                .ifPresent(times -> warnings.add("heat slowed the processor " + times + " times during the run"));
        after.ifPresent(then -> {
            added(before.quotaThrottles(), then.quotaThrottles())
                    .ifPresent(times -> warnings.add(
                            "the container's quota of processor time ran out in " + times + " periods during the run"));
            before.wallClockJumpMillis(then).stream()
                    .filter(jump -> Math.abs(jump) > JUMP_MILLIS)
                    .forEach(jump -> warnings.add(String.format(
                            Locale.ROOT,
                            "the wall clock jumped by %+.1f s during the run; no time is taken from it, but if the machine"
                                    + " slept, measure again",
                            jump / 1e3)));
        });
        return warnings;
    }

    /** Whether it ran on battery before or after the run. */
    public boolean onBattery() {
        return readings().anyMatch(each -> each.power().equals("battery"));
    }

    /** Of full speed, the least the system allowed before or after the run; empty if that was no limit. */
    public OptionalInt speedLimitPercent() {
        return readings()
                .flatMapToInt(each -> each.speedLimitPercent().stream())
                .filter(percent -> percent < FULL_SPEED)
                .min();
    }

    /** Times a core was slowed for its heat during the run; empty if it was not, as far as is known. */
    public OptionalLong heatThrottles() {
        return after.map(then -> added(before.thermalThrottles(), then.thermalThrottles()))
                .orElse(OptionalLong.empty());
    }

    private Stream<MachineReading> readings() {
        return Stream.concat(Stream.of(before), after.stream());
    }

    /** What the machine does not say. */
    public List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        if (before.loadAverage().isEmpty()) {
            unknown.add("load");
        }
        if (before.power().isEmpty()) {
            unknown.add("power source");
        }
        if (before.thermalThrottles().isEmpty() && before.speedLimitPercent().isEmpty()) {
            unknown.add("slowing for heat");
        }
        return unknown;
    }

    private static OptionalLong added(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent() && after.getAsLong() > before.getAsLong()
                ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
    }

    /**
     * Writes the file.
     *
     * @throws SampleException if it cannot
     */
    public void write(Path file) {
        try {
            Files.writeString(file, MAPPER.writeValueAsString(this) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SampleException("cannot write " + file + ": " + e, e);
        }
    }

    /**
     * Reads the file; empty if there is none, as in runs older than the check.
     *
     * @throws SampleException if it cannot, or the file is another schema's
     */
    public static Optional<Fitness> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), Fitness.class));
        } catch (IOException | JacksonException e) {
            throw new SampleException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
