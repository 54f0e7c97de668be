package dev.anyclaude.bench.session;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a session file; lines of overlapping turns in the order of their times. */
public final class SessionWriter {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private record Line(double atMillis, ObjectNode json) {}

    private SessionWriter() {}

    /**
     * Writes the file, which must not be there yet.
     *
     * @throws SessionException if it cannot
     */
    public static void write(RecordedSession session, Path file) {
        List<Line> lines = new ArrayList<>();
        session.turns().forEach(turn -> lines(turn, lines));
        lines.sort(Comparator.comparingDouble(Line::atMillis));
        try (Writer out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(MAPPER.writeValueAsString(header(session.header())) + "\n");
            for (Line line : lines) {
                out.write(MAPPER.writeValueAsString(line.json()) + "\n");
            }
        } catch (IOException e) {
            throw new SessionException("cannot write " + file + ": " + e, e);
        }
    }

    private static ObjectNode header(SessionHeader header) {
        return MAPPER.createObjectNode()
                .put("type", "session")
                .put("format", SessionHeader.FORMAT)
                .put("session", header.session())
                .put("started_at", header.startedAt())
                .put("client_version", header.clientVersion())
                .put("user_agent", header.userAgent())
                .put("backend", header.backend())
                .put("model", header.model())
                .put("anyclaude", header.anyclaude());
    }

    private static void lines(RecordedTurn turn, List<Line> lines) {
        RecordedRequest request = turn.request();
        ObjectNode first = line("request", turn, request.atMillis())
                .put("method", request.method())
                .put("path", request.path());
        headers(first, request.headers());
        first.put(request.base64() ? "body_base64" : "body", request.body());
        List<Line> own = new ArrayList<>();
        own.add(new Line(request.atMillis(), first));
        turn.response().ifPresent(response -> {
            ObjectNode json = line("response", turn, response.atMillis()).put("status", response.status());
            headers(json, response.headers());
            response.body().ifPresent(body -> json.put("body", body));
            own.add(new Line(response.atMillis(), json));
        });
        for (RecordedEvent event : turn.events()) {
            own.add(new Line(
                    event.atMillis(),
                    line("event", turn, event.atMillis())
                            .put("event", event.event())
                            .put("data", event.data())));
        }
        turn.end().ifPresent(end -> {
            ObjectNode json = line("end", turn, end.atMillis())
                    .put("outcome", end.outcome().json());
            count(json, "prompt_tokens", end.promptTokens());
            count(json, "cached_tokens", end.cachedTokens());
            count(json, "output_tokens", end.outputTokens());
            own.add(new Line(end.atMillis(), json));
        });
        lines.addAll(own);
    }

    private static ObjectNode line(String type, RecordedTurn turn, double atMillis) {
        return MAPPER.createObjectNode()
                .put("type", type)
                .put("turn", turn.turn())
                .put("at_ms", Math.round(atMillis * 1_000) / 1_000.0);
    }

    private static void headers(ObjectNode line, Map<String, String> headers) {
        headers.forEach(line.putObject("headers")::put);
    }

    private static void count(ObjectNode line, String key, OptionalInt tokens) {
        tokens.ifPresent(value -> line.put(key, value));
    }
}
