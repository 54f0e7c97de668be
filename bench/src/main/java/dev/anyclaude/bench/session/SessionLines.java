package dev.anyclaude.bench.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the lines of one file together. */
final class SessionLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;
    private final Map<Integer, Parts> turns = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable SessionHeader header;

    private static final class Parts {
        private final RecordedRequest request;
        private Optional<RecordedResponse> response = Optional.empty();
        private final List<RecordedEvent> events = new ArrayList<>();
        private Optional<RecordedEnd> end = Optional.empty();

        Parts(RecordedRequest request) {
            this.request = request;
        }
    }

    SessionLines(Path file) {
        this.file = file;
    }

    void warn(String what) {
        warnings.add(file + ": " + what);
    }

    /**
     * Takes in the next line.
     *
     * @throws tools.jackson.core.JacksonException if it is no JSON
     * @throws IllegalArgumentException if it is not a line that can stand here
     */
    void add(String text) {
        JsonNode line = MAPPER.readTree(text);
        String type = line.path("type").asString("");
        if (header == null) {
            if (!type.equals("session")) {
                throw new IllegalArgumentException(
                        "a session file begins with a line of type session, not " + (type.isEmpty() ? "this" : type));
            }
            header = header(line);
            return;
        }
        switch (type) {
            case "request" -> request(line);
            case "response" -> turn(line).response = Optional.of(response(line));
            case "event" ->
                turn(line).events.add(new RecordedEvent(at(line), string(line, "event"), string(line, "data")));
            case "end" -> turn(line).end = Optional.of(end(line));
            default ->
                throw new IllegalArgumentException("unknown type of line: " + (type.isEmpty() ? "none" : type)
                        + "; use the version that wrote it");
        }
    }

    /** What the lines make together. */
    RecordedSession session(String name, String sha256) {
        if (header == null) {
            throw new SessionException(file + ": holds no session");
        }
        List<RecordedTurn> complete = new ArrayList<>();
        turns.forEach((number, parts) -> {
            if (parts.end.isEmpty()) {
                warn("turn " + number + " has no end");
            }
            complete.add(new RecordedTurn(number, parts.request, parts.response, parts.events, parts.end));
        });
        return new RecordedSession(name, sha256, header, complete, warnings);
    }

    private static SessionHeader header(JsonNode line) {
        String format = line.path("format").asString("");
        if (!format.equals(SessionHeader.FORMAT)) {
            throw new IllegalArgumentException("expected format " + SessionHeader.FORMAT + ", found "
                    + (format.isEmpty() ? "none" : format) + "; use the version that wrote it");
        }
        return new SessionHeader(
                string(line, "session"),
                string(line, "started_at"),
                line.path("client_version").asString(""),
                line.path("user_agent").asString(""),
                line.path("backend").asString(""),
                line.path("model").asString(""),
                line.path("anyclaude").asString(""));
    }

    private void request(JsonNode line) {
        int number = number(line);
        boolean base64 = !line.has("body");
        RecordedRequest request = new RecordedRequest(
                at(line),
                string(line, "method"),
                string(line, "path"),
                headers(line),
                string(line, base64 ? "body_base64" : "body"),
                base64);
        if (turns.putIfAbsent(number, new Parts(request)) != null) {
            throw new IllegalArgumentException("turn " + number + " begins a second time");
        }
    }

    private static RecordedResponse response(JsonNode line) {
        Optional<String> body = line.has("body") ? Optional.of(string(line, "body")) : Optional.empty();
        return new RecordedResponse(at(line), required(line, "status").asInt(), headers(line), body);
    }

    private static RecordedEnd end(JsonNode line) {
        return new RecordedEnd(
                at(line),
                RecordedEnd.Outcome.of(string(line, "outcome")),
                count(line, "prompt_tokens"),
                count(line, "cached_tokens"),
                count(line, "output_tokens"));
    }

    private Parts turn(JsonNode line) {
        Parts parts = turns.get(number(line));
        if (parts == null) {
            throw new IllegalArgumentException("turn " + number(line) + " has no request before this line");
        }
        return parts;
    }

    private static int number(JsonNode line) {
        return required(line, "turn").asInt();
    }

    private static double at(JsonNode line) {
        return required(line, "at_ms").asDouble();
    }

    private static String string(JsonNode line, String key) {
        JsonNode value = required(line, key);
        if (!value.isString()) {
            throw new IllegalArgumentException(key + " is no text");
        }
        return value.asString();
    }

    private static JsonNode required(JsonNode line, String key) {
        JsonNode value = line.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }

    private static Map<String, String> headers(JsonNode line) {
        Map<String, String> headers = new LinkedHashMap<>();
        line.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asString("")));
        return headers;
    }

    private static OptionalInt count(JsonNode line, String key) {
        JsonNode value = line.get(key);
        return value == null || value.isNull() ? OptionalInt.empty() : OptionalInt.of(value.asInt());
    }
}
