package dev.anyclaude.bench.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.json.JsonMapper;

/** Recordings shaped like Claude Code's, with made-up words. */
final class Recordings {
    static final String SESSION = "d51c8947-6314-48d8-ae37-4554d0b7c002";
    static final String OTHER_SESSION = "d51c9000-1111-42d8-ae37-0123456789ab";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String TOOLS = """
            [{"name":"OpenDrawer","description":"Opens a drawer of the green cupboard","input_schema":{"$schema":\
            "https://json-schema.org/draft/2020-12/schema","type":"object","properties":{"type":{"type":"string",\
            "description":"Kind of drawer","enum":["upper","lower"]},"depth":{"type":["integer","null"],"default":25},\
            "next":{"$ref":"#/$defs/Drawer"}},"required":["type"],"additionalProperties":false}}]""";

    private Recordings() {}

    /** Two sessions of one project; in each, a tool call whose answer comes in pieces, and what it led to. */
    static List<RecordedSession> ordinary() {
        return List.of(session("print-long", SESSION, "1e7"), session("print-sibling", OTHER_SESSION, "8cb"));
    }

    static RecordedSession session(String name, String id, String digits) {
        String first = body(id, digits, "");
        String more = """
                ,{"role":"assistant","content":[{"type":"text","text":"Grüße, opening the drawer."},{"type":"tool_use",\
                "id":"toolu_01AbCd","name":"OpenDrawer","input":{"type":"upper drawer","depth":120}}]},{"role":"user",\
                "content":[{"tool_use_id":"toolu_01AbCd","type":"tool_result","content":"Spoons\\nand \\"forks\\" \\u00e9t\\u00e9",\
                "is_error":false}]}""";
        SessionHeader header = new SessionHeader(
                id,
                id.equals(SESSION) ? "2026-01-01T00:00:00Z" : "2026-01-01T01:00:00Z",
                "2.1.330",
                "claude-cli/2.1.330 (external, cli)",
                "http://10.0.0.7:1234",
                "/home/anna/models/secretive-instruct",
                "0.1.0");
        return new RecordedSession(
                name,
                "00",
                header,
                List.of(turn(0, id, first, true), turn(1, id, body(id, digits, more), false)),
                List.of());
    }

    /** A request body whose first bytes hold a project's tools and instructions. */
    static String body(String id, String digits, String more) {
        return "{\"model\":\"claude-opus-5-5\",\"system\":[{\"type\":\"text\",\"text\":\"x-anthropic-billing-header:"
                + " cc_version=2.1.330." + digits + "; cc_entrypoint=cli;\"},{\"type\":\"text\",\"text\":\"You are a"
                + " careful cupboard assistant. Sleep after /tmp/" + id + "/notes.\",\"cache_control\":{\"type\":"
                + "\"ephemeral\"}}],\"tools\":" + TOOLS
                + ",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"<system-reminder>\\nToday the kitchen closes early</system-reminder>\"},{\"type\":\"text\","
                + "\"text\":\"Please open it\"}]}" + more + "],\"metadata\":{\"user_id\":\"{\\\"device_id\\\":"
                + "\\\"9fa0bd\\\",\\\"session_id\\\":\\\"" + id
                + "\\\"}\"},\"max_tokens\":32000,\"safeguards\":[{\"type\":"
                + "\"watchful\",\"home\":\"/home/anna\"}],\"stream\":true}";
    }

    private static RecordedTurn turn(int number, String id, String body, boolean call) {
        double at = number * 500;
        List<RecordedEvent> events = new ArrayList<>();
        events.add(event(
                at + 2,
                "message_start",
                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"model\":\"claude-opus-5-5\"}}"));
        events.addAll(pieces(at + 3, 0, "text", List.of("Grü", "ße, open", "ing the draw", "er.")));
        if (call) {
            events.addAll(pieces(
                    at + 9, 1, "partial_json", List.of("{\"type\":\"up", "per drawer\",\"de", "pth\":12", "0}")));
        }
        events.add(event(at + 20, "message_stop", "{\"type\":\"message_stop\"}"));
        return new RecordedTurn(
                number,
                new RecordedRequest(
                        at,
                        "POST",
                        "/v1/messages?beta=true",
                        Map.of("x-claude-code-session-id", id, "anthropic-version", "2023-06-01", "x-secret", "hush"),
                        body,
                        false),
                Optional.of(new RecordedResponse(
                        at + 1, 200, Map.of("content-type", "text/event-stream"), Optional.empty())),
                events,
                Optional.of(new RecordedEnd(
                        at + 21,
                        RecordedEnd.Outcome.COMPLETED,
                        OptionalInt.of(900),
                        OptionalInt.empty(),
                        OptionalInt.of(7))));
    }

    private static List<RecordedEvent> pieces(double at, int index, String key, List<String> pieces) {
        String kind = key.equals("text") ? "text_delta" : "input_json_delta";
        List<RecordedEvent> events = new ArrayList<>();
        for (String piece : pieces) {
            events.add(event(
                    at,
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":{\"type\":\"" + kind + "\",\""
                            + key + "\":" + MAPPER.writeValueAsString(piece) + "}}"));
        }
        return events;
    }

    private static RecordedEvent event(double at, String event, String data) {
        return new RecordedEvent(at, event, data);
    }
}
