package dev.anyclaude.proxy.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer of the Messages API may look like, whatever was asked. */
public final class AnswerShape {
    private static final Map<Integer, String> ERRORS = Map.of(
            400, "invalid_request_error",
            401, "authentication_error",
            403, "permission_error",
            404, "not_found_error",
            413, "request_too_large",
            429, "rate_limit_error",
            500, "api_error",
            504, "timeout_error",
            529, "overloaded_error");
    private static final Set<String> REASONS =
            Set.of("end_turn", "max_tokens", "stop_sequence", "tool_use", "refusal", "pause_turn");

    private AnswerShape() {}

    /** What is wrong with an answer; empty if nothing is. */
    public static Optional<String> problem(ProxyClient.Answer answer) {
        try {
            if (answer.status() != 200) {
                return error(answer.body(), Optional.ofNullable(ERRORS.get(answer.status())));
            }
            String type = String.valueOf(answer.headers().get("content-type"));
            return type.startsWith("text/event-stream") ? stream(answer.body()) : message(answer.body());
        } catch (JacksonException e) {
            return Optional.of("not JSON: " + e.getOriginalMessage());
        }
    }

    private static Optional<String> error(String body, Optional<String> expected) {
        JsonNode json = JsonMapper.shared().readTree(body);
        JsonNode error = json.path("error");
        boolean right = json.path("type").asString("").equals("error")
                && expected.map(error.path("type").asString("")::equals)
                        .orElse(ERRORS.containsValue(error.path("type").asString("")))
                && !error.path("message").asString("").isEmpty()
                && !error.path("message").asString("").contains("the proxy failed");
        return right ? Optional.empty() : Optional.of("no error of the API: " + body);
    }

    private static Optional<String> message(String body) {
        JsonNode json = JsonMapper.shared().readTree(body);
        boolean right = json.path("type").asString("").equals("message")
                && json.path("id").asString("").startsWith("msg_")
                && json.path("content").isArray()
                && REASONS.contains(json.path("stop_reason").asString(""));
        return right ? Optional.empty() : Optional.of("no message of the API: " + body);
    }

    private static Optional<String> stream(String body) {
        List<String> events = body.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        OptionalInt open = OptionalInt.empty();
        int blocks = 0;
        String last = "";
        for (int i = 0; i < events.size(); i++) {
            JsonNode event = JsonMapper.shared().readTree(events.get(i));
            String type = event.path("type").asString("");
            int index = event.path("index").asInt(-1);
            boolean right = switch (type) {
                case "message_start" -> i == 0;
                case "ping" -> i > 0;
                case "content_block_start" -> open.isEmpty() && index == blocks;
                case "content_block_delta", "content_block_stop" -> open.isPresent() && index == open.getAsInt();
                case "message_delta" ->
                    open.isEmpty()
                            && REASONS.contains(
                                    event.path("delta").path("stop_reason").asString(""));
                case "message_stop" -> last.equals("message_delta") && i == events.size() - 1;
                case "error" ->
                    i == events.size() - 1
                            && error(events.get(i), Optional.empty()).isEmpty();
                default -> false;
            };
            if (!right || (i == 0 && !type.equals("message_start"))) {
                return Optional.of("event " + i + " is out of place: " + events.get(i) + " in\n" + body);
            }
            if (type.equals("content_block_start")) {
                open = OptionalInt.of(index);
                blocks++;
            } else if (type.equals("content_block_stop")) {
                open = OptionalInt.empty();
            }
            last = type;
        }
        return last.equals("message_stop") || last.equals("error")
                ? Optional.empty()
                : Optional.of("the stream has no end:\n" + body);
    }
}
