package dev.anyclaude.bench.interop;

import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.RecordedTurn;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A recorded request's body as JSON. */
final class RequestBody {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RequestBody() {}

    static JsonNode of(RecordedSession session, RecordedTurn turn) {
        try {
            JsonNode body = MAPPER.readTree(turn.request().bodyBytes());
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            throw new InteropException(
                    where(session, turn) + " has a body that is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new InteropException(where(session, turn) + " has a body that is no JSON object");
    }

    /** The body on one line: its own bytes if they have no line break, which JSON texts of clients do not. */
    static String oneLine(RecordedSession session, RecordedTurn turn) {
        JsonNode body = of(session, turn);
        String text = new String(turn.request().bodyBytes(), StandardCharsets.UTF_8);
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : MAPPER.writeValueAsString(body);
    }

    static String where(RecordedSession session, RecordedTurn turn) {
        return "turn " + turn.turn() + " of " + session.name();
    }
}
