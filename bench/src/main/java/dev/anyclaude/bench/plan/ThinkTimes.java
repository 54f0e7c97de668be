package dev.anyclaude.bench.plan;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pauses of somebody's day in place of the recorded ones: scripted recordings have none worth the name. A turn that brings the
 * result of a tool waits as long as a tool took, any other as long as a person took; each list is gone through in order, and again
 * from its beginning.
 *
 * @param toolMillis pauses in which tools ran; empty to keep the recorded ones
 * @param promptMillis pauses in which a person thought and typed; likewise
 */
public record ThinkTimes(List<Long> toolMillis, List<Long> promptMillis) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public ThinkTimes {
        toolMillis = List.copyOf(toolMillis);
        promptMillis = List.copyOf(promptMillis);
        if (toolMillis.stream().anyMatch(each -> each < 0)
                || promptMillis.stream().anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException("a pause below 0");
        }
    }

    /** The session with these pauses between its turns; everything else is as it was. */
    public ReplaySession into(ReplaySession session) {
        List<ReplayTurn> turns = new ArrayList<>();
        double movedMillis = 0;
        double endMillis = 0;
        int tools = 0;
        int prompts = 0;
        for (ReplayTurn turn : session.turns()) {
            if (!turns.isEmpty() && turn.facts().kind() == TurnKind.MAIN) {
                boolean tool = bringsToolResult(turn);
                List<Long> pauses = tool ? toolMillis : promptMillis;
                if (!pauses.isEmpty()) {
                    long pause = pauses.get((tool ? tools++ : prompts++) % pauses.size());
                    movedMillis = endMillis + pause - turn.atMillis();
                }
            }
            ReplayTurn moved = turn.moved(movedMillis);
            endMillis = moved.endMillis();
            turns.add(moved);
        }
        return new ReplaySession(session.name(), session.sha256(), session.clientVersion(), turns);
    }

    private static boolean bringsToolResult(ReplayTurn turn) {
        JsonNode messages = MAPPER.readTree(turn.body().bytes()).path("messages");
        for (JsonNode block : messages.path(messages.size() - 1).path("content")) {
            if (block.path("type").asString("").equals("tool_result")) {
                return true;
            }
        }
        return false;
    }
}
