package dev.anyclaude.bench.fake;

import tools.jackson.databind.JsonNode;

/** What a model would be given to read: tools first, then every message after its role, as common templates do. */
final class FakePrompt {
    /** What a template that has something to say of its own says first. */
    static final String OPENING =
            "<|system|>" + "Knowledge cutoff and today's date are not known to this model. ".repeat(8) + "<|end|>";

    private FakePrompt() {}

    /** The text of a chat completions request; without an opening for the answer, so that a prompt may go on from it. */
    static String of(JsonNode request) {
        StringBuilder prompt = new StringBuilder();
        JsonNode tools = request.path("tools");
        if (!tools.isEmpty()) {
            prompt.append("<|tools|>");
            tools.forEach(tool -> prompt.append(tool).append('\n'));
        }
        for (JsonNode message : request.path("messages")) {
            prompt.append("<|").append(message.path("role").asString("")).append("|>");
            content(message.path("content"), prompt);
            message.path("tool_calls").forEach(call -> prompt.append(call.path("function")));
            prompt.append("<|end|>");
        }
        return prompt.toString();
    }

    private static void content(JsonNode content, StringBuilder prompt) {
        if (content.isString()) {
            prompt.append(content.asString());
        }
        for (JsonNode part : content) {
            prompt.append(part.path("text").asString(""));
        }
    }
}
