package dev.anyclaude.bench.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Replaces the words of sessions, all with the same masks. */
final class SessionMasker {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Where a recorded backend's address stood. */
    private static final String NO_BACKEND = "http://backend.invalid";

    private final Masks masks;
    private final List<String> warnings = new ArrayList<>();

    SessionMasker(Masks masks) {
        this.masks = masks;
    }

    /** What was left out, and why. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** The session's name with its id replaced, if it holds it. */
    String name(RecordedSession session) {
        String id = session.header().session();
        return id.isEmpty() ? session.name() : session.name().replace(id, text(id));
    }

    /** The session without its words; turns whose body is no JSON are left out, and the others keep their numbers. */
    RecordedSession mask(RecordedSession session) {
        SessionHeader header = session.header();
        SessionHeader masked = new SessionHeader(
                text(header.session()),
                header.startedAt(),
                header.clientVersion(),
                header.userAgent(),
                NO_BACKEND,
                Masks.apply(masks.of(Region.API, "model"), header.model()),
                header.anyclaude());
        List<RecordedTurn> turns = new ArrayList<>();
        for (RecordedTurn turn : session.turns()) {
            if (turn.request().base64() || !isObject(turn.request().body())) {
                warnings.add(session.name() + ": turn " + turn.turn() + " is no JSON and was left out");
            } else {
                turns.add(turn(turn));
            }
        }
        return new RecordedSession(name(session), session.sha256(), masked, turns, session.warnings());
    }

    private RecordedTurn turn(RecordedTurn turn) {
        RecordedRequest request = turn.request();
        RecordedRequest masked = new RecordedRequest(
                request.atMillis(),
                request.method(),
                request.path(),
                headers(request.headers()),
                document(request.body(), Map.of()),
                false);
        Optional<RecordedResponse> response = turn.response()
                .map(each -> new RecordedResponse(
                        each.atMillis(),
                        each.status(),
                        headers(each.headers()),
                        each.body().map(this::answer)));
        Map<Integer, Map<String, CharMapper>> blocks = new HashMap<>();
        List<RecordedEvent> events = new ArrayList<>();
        for (RecordedEvent event : turn.events()) {
            events.add(new RecordedEvent(event.atMillis(), event.event(), data(event.data(), blocks)));
        }
        return new RecordedTurn(turn.turn(), masked, response, events, turn.end());
    }

    private String answer(String body) {
        return isObject(body) ? document(body, Map.of()) : text(body);
    }

    /** An event's data. Pieces of one content block go through the same mappers, as the one text they are. */
    private String data(String data, Map<Integer, Map<String, CharMapper>> blocks) {
        if (!isObject(data)) {
            return text(data);
        }
        JsonNode index = MAPPER.readTree(data).path("index");
        Map<String, CharMapper> block = Map.of();
        if (index.isInt()) {
            block = blocks.computeIfAbsent(
                    index.asInt(),
                    unused -> Map.of(
                            "text", masks.text(),
                            "thinking", masks.text(),
                            "signature", masks.text(),
                            "partial_json", masks.toolInput()));
        }
        return document(data, block);
    }

    private String document(String json, Map<String, CharMapper> given) {
        return Masks.apply(new JsonMasker(masks, Region.API, given), json);
    }

    private String text(String text) {
        return Masks.apply(masks.text(), text);
    }

    private Map<String, String> headers(Map<String, String> headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (Protocol.HEADERS.contains(lower) || lower.startsWith(Protocol.CLIENT_LIBRARY_HEADERS)) {
                kept.put(name, lower.equals(Protocol.SESSION_HEADER) ? text(value) : value);
            }
        });
        return kept;
    }

    private static boolean isObject(String text) {
        try {
            return MAPPER.readTree(text).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }
}
