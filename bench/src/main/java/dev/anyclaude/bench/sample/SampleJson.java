package dev.anyclaude.bench.sample;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A sample as one line of JSON. A value that is not known has no key. */
final class SampleJson {
    static final String SCHEMA = "anyclaude-sample/1";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SampleJson() {}

    static String write(TurnSample sample) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("schema", SCHEMA);
        line.put("run", sample.run());
        line.put("seq", sample.seq());
        line.put("block", sample.block());
        line.put("arm", sample.arm().name());
        line.put("path", sample.path().json());
        line.put("session", sample.session());
        line.put("turn", sample.turn());
        line.put("kind", sample.kind().json());
        line.put("stratum", sample.stratum());
        line.put("intended_ns", sample.intendedNanos());
        line.put("send_ns", sample.sendNanos());
        line.put("reused_connection", sample.reusedConnection());
        StreamTimes times = sample.times();
        put(line, "ttfb_ms", times.ttfbMillis());
        put(line, "message_start_ms", times.messageStartMillis());
        put(line, "ttft_ms", times.ttftMillis());
        put(line, "ttfa_ms", times.ttfaMillis());
        put(line, "last_delta_ms", times.lastDeltaMillis());
        put(line, "total_ms", times.totalMillis());
        ArrayNode gaps = line.putArray("chunk_gaps_ms");
        times.chunkGapsMillis().forEach(gap -> gaps.add(round(gap)));
        line.put("buffered", times.buffered());
        put(line, "output_tokens", sample.tokens().outputTokens());
        put(line, "prompt_tokens", sample.tokens().promptTokens());
        put(line, "cached_tokens", sample.tokens().cachedTokens());
        line.put("accepted", sample.accepted());
        putUnlessEmpty(line, "reason", sample.reason());
        line.put("outcome", sample.outcome().json());
        putUnlessEmpty(line, "error", sample.error());
        return MAPPER.writeValueAsString(line);
    }

    /**
     * Reads a line back.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     * @throws SampleException if it is another schema's
     * @throws IllegalArgumentException if a field is missing or out of range
     */
    static TurnSample read(String text) {
        JsonNode line = MAPPER.readTree(text);
        String schema = line.path("schema").asString("");
        if (!schema.equals(SCHEMA)) {
            throw new SampleException("expected samples of schema " + SCHEMA + ", found "
                    + (schema.isEmpty() ? "none" : schema) + "; use the version of bench that wrote them");
        }
        List<Double> gaps = new ArrayList<>();
        line.path("chunk_gaps_ms").forEach(gap -> gaps.add(gap.asDouble()));
        StreamTimes times = new StreamTimes(
                number(line, "ttfb_ms"),
                number(line, "message_start_ms"),
                number(line, "ttft_ms"),
                number(line, "ttfa_ms"),
                number(line, "last_delta_ms"),
                number(line, "total_ms"),
                gaps,
                line.path("buffered").asBoolean(false));
        TokenCounts tokens = new TokenCounts(
                count(line, "prompt_tokens"), count(line, "cached_tokens"), count(line, "output_tokens"));
        return new TurnSample(
                required(line, "run").asString(),
                required(line, "seq").asInt(),
                required(line, "block").asInt(),
                Arm.valueOf(required(line, "arm").asString()),
                Route.of(required(line, "path").asString()),
                required(line, "session").asString(),
                required(line, "turn").asInt(),
                TurnKind.of(required(line, "kind").asString()),
                line.path("stratum").asString(""),
                required(line, "intended_ns").asLong(),
                required(line, "send_ns").asLong(),
                line.path("reused_connection").asBoolean(false),
                times,
                tokens,
                required(line, "accepted").asBoolean(),
                line.path("reason").asString(""),
                Outcome.of(required(line, "outcome").asString()),
                line.path("error").asString(""));
    }

    private static JsonNode required(JsonNode line, String key) {
        JsonNode value = line.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    private static OptionalDouble number(JsonNode line, String key) {
        JsonNode value = line.get(key);
        return value == null || value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble());
    }

    private static OptionalInt count(JsonNode line, String key) {
        JsonNode value = line.get(key);
        return value == null || value.isNull() ? OptionalInt.empty() : OptionalInt.of(value.asInt());
    }

    private static void put(ObjectNode line, String key, OptionalDouble millis) {
        millis.ifPresent(value -> line.put(key, round(value)));
    }

    private static void put(ObjectNode line, String key, OptionalInt tokens) {
        tokens.ifPresent(value -> line.put(key, value));
    }

    private static void putUnlessEmpty(ObjectNode line, String key, String text) {
        if (!text.isEmpty()) {
            line.put(key, text);
        }
    }

    /** To whole microseconds: finer digits are noise. */
    private static double round(double millis) {
        return Math.round(millis * 1_000) / 1_000.0;
    }
}
