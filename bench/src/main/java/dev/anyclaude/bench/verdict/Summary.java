package dev.anyclaude.bench.verdict;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.stats.PrefillFit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run showed: {@code summary.json}. A value that is not known has no key. Key names are a contract with other programs;
 * more may follow.
 *
 * @param schema {@link #SCHEMA}
 * @param engine {@code embedded}, {@code fake}, or the backend's URL
 * @param simulated the backend's costs are made up, so nothing is confirmed
 * @param claim least speedup claimed
 * @param seed of the plan
 * @param run the run's name
 * @param environment where
 * @param headline what the run was made for, fixed before its first request
 * @param verdicts each metric and warm arm of the plan
 * @param distributions each metric, arm and route that has values
 * @param goodput each arm and route
 * @param fit prefill rate and fixed overhead read off all requests; empty where counts are missing or do not bear one
 * @param whatIf predictions from that line; empty without one
 * @param session whole sessions; empty if none were replayed
 * @param proxyOverhead empty if no block has both routes
 * @param exclusions what was left out or taken on trust
 */
public record Summary(
        String schema,
        String engine,
        boolean simulated,
        double claim,
        long seed,
        String run,
        Environment environment,
        HeadlineKey headline,
        List<MetricVerdict> verdicts,
        List<Distribution> distributions,
        List<GoodputShare> goodput,
        Optional<PrefillFit> fit,
        Optional<WhatIf> whatIf,
        Optional<SessionTimeline> session,
        Optional<ProxyOverhead> proxyOverhead,
        List<Exclusion> exclusions) {
    public static final String SCHEMA = "anyclaude-summary/1";

    private static final JsonInclude.Value ONLY_PRESENT =
            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .withConfigOverride(Optional.class, each -> each.setInclude(ONLY_PRESENT))
            .withConfigOverride(OptionalDouble.class, each -> each.setInclude(ONLY_PRESENT))
            .withConfigOverride(OptionalInt.class, each -> each.setInclude(ONLY_PRESENT))
            .withConfigOverride(OptionalLong.class, each -> each.setInclude(ONLY_PRESENT))
            .build();

    /** The comparison the claim is about, and the digest that fixed it before the run. */
    public record HeadlineKey(String metric, Arm arm, String stratum, String sha256) {}

    public Summary {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected a summary of schema " + SCHEMA + ", found " + schema);
        }
        verdicts = List.copyOf(verdicts);
        distributions = List.copyOf(distributions);
        goodput = List.copyOf(goodput);
        exclusions = List.copyOf(exclusions);
    }

    /** The verdict the run was made for; empty if no request of the plan could answer it. */
    public Optional<MetricVerdict> headlineVerdict() {
        return verdicts.stream().filter(MetricVerdict::headline).findFirst();
    }

    /**
     * Writes the file.
     *
     * @throws VerdictException if it cannot
     */
    public void write(Path file) {
        try {
            Files.writeString(file, MAPPER.writeValueAsString(this) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new VerdictException("cannot write " + file + ": " + e, e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws VerdictException if it cannot, or the file is another schema's
     */
    public static Summary read(Path file) {
        try {
            return MAPPER.readValue(Files.readString(file, StandardCharsets.UTF_8), Summary.class);
        } catch (IOException | JacksonException e) {
            throw new VerdictException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
