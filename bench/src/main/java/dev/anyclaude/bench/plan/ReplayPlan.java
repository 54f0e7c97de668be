package dev.anyclaude.bench.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a run will send, in order: {@code plan.json}. Written before the first request and never changed. Bodies are named
 * by session, turn and digest, not repeated.
 *
 * @param schema {@link #SCHEMA}
 * @param seed of every random choice in it
 * @param settings how large the run is
 * @param headline what the claim is about, fixed here
 * @param sessions the recordings
 * @param requests in the order they are sent
 */
public record ReplayPlan(
        String schema,
        long seed,
        PlanSettings settings,
        Headline headline,
        List<Source> sessions,
        List<PlannedRequest> requests) {
    public static final String SCHEMA = "anyclaude-plan/2";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** A recording. */
    public record Source(String name, String sha256, String clientVersion) {
        /** These recordings, in their order. */
        public static List<Source> of(List<ReplaySession> sessions) {
            return sessions.stream()
                    .map(each -> new Source(each.name(), each.sha256(), each.clientVersion()))
                    .toList();
        }
    }

    public ReplayPlan {
        if (!schema.equals(SCHEMA)) {
            throw new IllegalArgumentException("expected a plan of schema " + SCHEMA + ", found " + schema);
        }
        if (!headline.equals(Headline.of(headline.metric(), headline.arm(), headline.stratum(), settings))) {
            throw new IllegalArgumentException("the headline is not the one that was fixed before the run: "
                    + headline.sha256() + " is not its digest");
        }
        sessions = List.copyOf(sessions);
        requests = List.copyOf(requests);
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).seq() != i) {
                throw new IllegalArgumentException(
                        "request " + i + " has seq " + requests.get(i).seq());
            }
        }
    }

    /** The file's bytes. */
    public byte[] toJson() {
        return (MAPPER.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the file.
     *
     * @throws PlanException if it cannot
     */
    public void write(Path file) {
        try {
            Files.write(file, toJson());
        } catch (IOException e) {
            throw new PlanException("cannot write " + file + ": " + e, e);
        }
    }

    /**
     * Reads the file.
     *
     * @throws PlanException if it cannot, or the file is another schema's
     */
    public static ReplayPlan read(Path file) {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), ReplayPlan.class);
        } catch (IOException | JacksonException e) {
            throw new PlanException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
