package dev.anyclaude.bench.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conditions of a run: {@code manifest.json}, written before the first request.
 *
 * @param schema {@link #SCHEMA}
 * @param run the run's name
 * @param startedAt wall clock, ISO 8601 in UTC; a label only
 * @param arguments the harness's command line
 * @param claim the speedup under test
 * @param seed of the plan
 * @param blocks planned
 * @param headline the stratum the claim is about, fixed before the run
 * @param planSha256 of {@code plan.json}
 * @param sessionsSha256 of all recorded sessions replayed
 * @param clientVersions the Claude Code versions that were recorded
 * @param maxTokens every request's output limit
 * @param backend what was measured
 * @param environment where
 */
public record RunManifest(
        String schema,
        String run,
        @JsonProperty("started_at") String startedAt,
        List<String> arguments,
        double claim,
        long seed,
        int blocks,
        Optional<String> headline,
        @JsonProperty("plan_sha256") String planSha256,
        @JsonProperty("sessions_sha256") String sessionsSha256,
        @JsonProperty("client_versions") List<String> clientVersions,
        @JsonProperty("max_tokens") int maxTokens,
        Backend backend,
        Environment environment) {
    public static final String SCHEMA = "anyclaude-manifest/1";

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * The backend of a run.
     *
     * @param name {@code embedded}, {@code fake}, or its URL
     * @param simulated its costs are made up, so it can confirm nothing
     * @param model the model it serves
     * @param description whatever else it says about itself
     */
    public record Backend(String name, boolean simulated, String model, Map<String, String> description) {
        public Backend {
            description = Map.copyOf(description);
        }
    }

    public RunManifest {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected a manifest of schema " + SCHEMA + ", found " + schema);
        }
        arguments = List.copyOf(arguments);
        clientVersions = List.copyOf(clientVersions);
    }

    /** The same run's conditions on another machine, or on this one later. */
    public RunManifest on(Environment other) {
        return new RunManifest(
                schema,
                run,
                startedAt,
                arguments,
                claim,
                seed,
                blocks,
                headline,
                planSha256,
                sessionsSha256,
                clientVersions,
                maxTokens,
                backend,
                other);
    }

    /** The manifest of a run that starts now. */
    public static RunManifest of(
            String run,
            List<String> arguments,
            ReplayPlan plan,
            List<ReplaySession> sessions,
            Backend backend,
            Environment environment) {
        String digests = String.join(
                "\n", sessions.stream().map(ReplaySession::sha256).sorted().toList());
        return new RunManifest(
                SCHEMA,
                run,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                arguments,
                plan.headline().claim(),
                plan.seed(),
                plan.settings().blocks(),
                Optional.of(plan.headline().stratum()),
                Sha256.of(plan.toJson()),
                Sha256.of(digests.getBytes(StandardCharsets.UTF_8)),
                sessions.stream()
                        .map(ReplaySession::clientVersion)
                        .distinct()
                        .sorted()
                        .toList(),
                plan.settings().overrides().maxTokens(),
                backend,
                environment);
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
     * Reads the file.
     *
     * @throws SampleException if it cannot, or the file is another schema's
     */
    public static RunManifest read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), RunManifest.class);
        } catch (IOException | JacksonException e) {
            throw new SampleException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
