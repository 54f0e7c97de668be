package dev.anyclaude.bench.plan;

import dev.anyclaude.bench.session.RecordedEvent;
import dev.anyclaude.bench.session.RecordedRequest;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.RecordedTurn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes from recordings what can be sent again. */
public final class ReplaySessions {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String MESSAGES = "/v1/messages";
    private static final String CONTENT_TYPE = "content-type";

    private ReplaySessions() {}

    /**
     * The messages of a recording that were answered completely, as they will be sent.
     *
     * @throws PlanException if the body of one is no JSON object
     */
    public static ReplaySession of(RecordedSession session, Overrides overrides) {
        List<ReplayTurn> turns = new ArrayList<>();
        for (RecordedTurn turn : session.turns()) {
            if (isAnswered(turn)) {
                turns.add(turn(session.name(), turn, overrides));
            }
        }
        return new ReplaySession(
                session.name(), session.sha256(), session.header().clientVersion(), turns);
    }

    private static boolean isAnswered(RecordedTurn turn) {
        String path = turn.request().path();
        boolean messages = path.equals(MESSAGES) || path.startsWith(MESSAGES + "?");
        return messages
                && turn.request().method().equals("POST")
                && turn.complete()
                && turn.response().filter(each -> each.status() == 200).isPresent();
    }

    private static ReplayTurn turn(String session, RecordedTurn turn, Overrides overrides) {
        RecordedRequest request = turn.request();
        byte[] body = overrides.apply(request.bodyBytes());
        double end = turn.end().map(each -> each.atMillis()).orElse(request.atMillis());
        return new ReplayTurn(
                session,
                turn.turn(),
                request.atMillis(),
                end,
                request.path(),
                headers(request.headers()),
                Body.of(body),
                BodyFacts.of(body),
                answer(turn));
    }

    /** All but the content type, which the driver sets together with the body. */
    private static Map<String, String> headers(Map<String, String> recorded) {
        Map<String, String> headers = new LinkedHashMap<>(recorded);
        headers.keySet().removeIf(CONTENT_TYPE::equalsIgnoreCase);
        return headers;
    }

    /** What a reader of the answer could act on: a tool call before a text, a text before thinking. */
    private static String answer(RecordedTurn turn) {
        boolean text = false;
        boolean thinking = false;
        List<JsonNode> blocks = new ArrayList<>();
        for (RecordedEvent event : turn.events()) {
            if (event.event().equals("content_block_start")) {
                blocks.add(json(event.data()).path("content_block"));
            }
        }
        turn.response()
                .flatMap(each -> each.body())
                .ifPresent(body -> json(body).path("content").forEach(blocks::add));
        for (JsonNode block : blocks) {
            String type = block.path("type").asString("");
            if (type.equals("tool_use")) {
                return "tool";
            }
            text |= type.equals("text");
            thinking |= type.equals("thinking");
        }
        return thinking && !text ? "thinking" : "text";
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return MAPPER.createObjectNode();
        }
    }
}
