package dev.anyclaude.bench.engine.llama;

import tools.jackson.databind.JsonNode;

/**
 * Makes the prompt of a chat completion: ChatML turns, all leading system messages in one turn with the tools after them. Every
 * later turn is rendered by itself, so a conversation that grows keeps its beginning.
 */
final class ChatTemplate {
    private static final String START = "<|im_start|>";
    private static final String END = "<|im_end|>\n";

    private final StringBuilder out = new StringBuilder();

    private ChatTemplate() {}

    /**
     * Renders a conversation.
     *
     * @param messages as the API has them
     * @param tools an array, or missing
     * @param forAnswer end with the start of the assistant's turn
     */
    static String render(JsonNode messages, JsonNode tools, boolean forAnswer) {
        ChatTemplate template = new ChatTemplate();
        int turn = template.head(messages, tools);
        for (; turn < messages.size(); turn++) {
            template.turn(messages.get(turn));
        }
        if (forAnswer) {
            template.out.append(START).append("assistant\n");
        }
        return template.out.toString();
    }

    private int head(JsonNode messages, JsonNode tools) {
        int turn = 0;
        while (turn < messages.size() && role(messages.get(turn)).equals("system")) {
            out.append(turn == 0 ? START + "system\n" : "\n\n");
            content(messages.get(turn).path("content"));
            turn++;
        }
        if (!tools.isEmpty()) {
            out.append(turn == 0 ? START + "system\n" : "\n\n");
            out.append("# Tools\n\nEach line between the tags describes a function that you can call:\n<tools>\n");
            tools.forEach(tool -> out.append(tool).append('\n'));
            out.append("</tools>\nA call is an object with its name and its arguments between <tool_call> tags.");
        }
        if (turn > 0 || !tools.isEmpty()) {
            out.append(END);
        }
        return turn;
    }

    private void turn(JsonNode message) {
        boolean result = role(message).equals("tool");
        out.append(START).append(result ? "user" : role(message)).append('\n');
        String reasoning = message.path("reasoning_content").asString("");
        if (!reasoning.isEmpty()) {
            out.append("<think>\n").append(reasoning).append("\n</think>\n\n");
        }
        out.append(result ? "<tool_response>\n" : "");
        content(message.path("content"));
        out.append(result ? "\n</tool_response>" : "");
        for (JsonNode call : message.path("tool_calls")) {
            JsonNode function = call.path("function");
            out.append("\n<tool_call>\n{\"name\":").append(function.path("name"));
            JsonNode arguments = function.path("arguments");
            out.append(",\"arguments\":").append(arguments.isString() ? arguments.asString() : arguments.toString());
            out.append("}\n</tool_call>");
        }
        out.append(END);
    }

    private void content(JsonNode content) {
        if (content.isString()) {
            out.append(content.asString());
        }
        content.forEach(part -> out.append(part.path("text").asString("")));
    }

    private static String role(JsonNode message) {
        return message.path("role").asString("user");
    }
}
