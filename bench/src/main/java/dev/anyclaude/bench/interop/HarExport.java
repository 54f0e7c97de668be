package dev.anyclaude.bench.interop;

import dev.anyclaude.bench.session.RecordedEnd;
import dev.anyclaude.bench.session.RecordedEvent;
import dev.anyclaude.bench.session.RecordedRequest;
import dev.anyclaude.bench.session.RecordedResponse;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.RecordedTurn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One entry per request that was answered. Streams are written as the text a client read, event after event. */
final class HarExport {
    /** Where the proxy listens by default; a reader replaces it by the server to drive. */
    private static final String BASE = "http://127.0.0.1:52345";

    private HarExport() {}

    static List<Path> write(List<RecordedSession> sessions, Path file) {
        ObjectNode root = RequestBody.MAPPER.createObjectNode();
        ObjectNode log = root.putObject("log");
        log.put("version", "1.2");
        log.putObject("creator").put("name", "anyclaude bench").put("version", "1");
        ArrayNode entries = log.putArray("entries");
        for (RecordedSession session : sessions) {
            session.turns().stream()
                    .filter(turn -> turn.response().isPresent())
                    .forEach(turn -> entries.add(entry(session, turn)));
        }
        if (entries.isEmpty()) {
            throw new InteropException("no answered request to export");
        }
        return List.of(NewFile.write(file, RequestBody.MAPPER.writeValueAsString(root) + "\n"));
    }

    private static ObjectNode entry(RecordedSession session, RecordedTurn turn) {
        RecordedRequest request = turn.request();
        RecordedResponse response = turn.response().orElseThrow();
        double first = response.atMillis() - request.atMillis();
        double last = turn.end().map(RecordedEnd::atMillis).orElse(response.atMillis()) - request.atMillis();
        ObjectNode entry = RequestBody.MAPPER.createObjectNode();
        entry.put(
                "startedDateTime",
                started(session).plusNanos(Math.round(request.atMillis() * 1e6)).toString());
        entry.put("time", last);
        entry.set("request", request(session, turn));
        entry.set("response", response(turn, response));
        entry.putObject("cache");
        entry.putObject("timings").put("send", 0).put("wait", first).put("receive", last - first);
        entry.put("comment", session.name() + ", turn " + turn.turn());
        return entry;
    }

    private static Instant started(RecordedSession session) {
        try {
            return Instant.parse(session.header().startedAt());
        } catch (DateTimeException e) {
            throw new InteropException(session.name() + " does not say when it began: " + e.getMessage(), e);
        }
    }

    private static ObjectNode request(RecordedSession session, RecordedTurn turn) {
        RecordedRequest request = turn.request();
        if (request.base64()) {
            throw new InteropException(
                    RequestBody.where(session, turn) + " has a body that is no UTF-8 text, which HAR cannot hold");
        }
        ObjectNode node = message(request.headers());
        node.put("method", request.method());
        node.put("url", BASE + request.path());
        ArrayNode query = node.putArray("queryString");
        int mark = request.path().indexOf('?');
        if (mark >= 0) {
            for (String pair : request.path().substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                query.addObject()
                        .put("name", equals < 0 ? pair : pair.substring(0, equals))
                        .put("value", equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        ObjectNode data = node.putObject("postData");
        data.put("mimeType", request.headers().getOrDefault("content-type", "application/json"));
        data.putArray("params");
        data.put("text", request.body());
        node.put("bodySize", request.bodyBytes().length);
        return node;
    }

    private static ObjectNode response(RecordedTurn turn, RecordedResponse response) {
        ObjectNode node = message(response.headers());
        node.put("status", response.status());
        node.put("statusText", "");
        node.put("redirectURL", "");
        node.put("bodySize", -1);
        String text = response.body().orElseGet(() -> stream(turn.events()));
        node.putObject("content")
                .put("size", text.getBytes(StandardCharsets.UTF_8).length)
                .put("mimeType", response.headers().getOrDefault("content-type", "text/event-stream"))
                .put("text", text);
        return node;
    }

    private static ObjectNode message(Map<String, String> headers) {
        ObjectNode node = RequestBody.MAPPER.createObjectNode();
        node.put("httpVersion", "HTTP/1.1");
        node.putArray("cookies");
        ArrayNode list = node.putArray("headers");
        headers.forEach((name, value) -> list.addObject().put("name", name).put("value", value));
        node.put("headersSize", -1);
        return node;
    }

    private static String stream(List<RecordedEvent> events) {
        StringBuilder text = new StringBuilder();
        events.forEach(each -> text.append("event: ")
                .append(each.event())
                .append("\ndata: ")
                .append(each.data())
                .append("\n\n"));
        return text.toString();
    }
}
