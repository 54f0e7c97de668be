package dev.anyclaude.bench.engine.weights;

import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The text of a recorded session as a model would read it: strings as they are, tool schemas as JSON. */
final class RecordedPrompt {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private RecordedPrompt() {}

    /** System prompt, tools and messages of the largest request in a session file. */
    static String longest(String session) throws IOException {
        String body = "";
        try {
            for (String line : session.lines().toList()) {
                JsonNode record = MAPPER.readTree(line);
                String found = record.path("body").asString("");
                if (record.path("type").asString("").equals("request") && found.length() > body.length()) {
                    body = found;
                }
            }
            StringBuilder text = new StringBuilder();
            if (!body.isEmpty()) {
                JsonNode request = MAPPER.readTree(body);
                strings(request.path("system"), text);
                request.path("tools").forEach(tool -> text.append(tool).append('\n'));
                strings(request.path("messages"), text);
            }
            return text.toString();
        } catch (JacksonException e) {
            throw new IOException("a session in the corpus is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void strings(JsonNode node, StringBuilder text) {
        if (node.isString()) {
            text.append(node.asString()).append('\n');
        } else if (node.isObject() && node.has("input")) {
            text.append(node.get("input")).append('\n');
        } else {
            node.forEach(child -> strings(child, text));
        }
    }
}
