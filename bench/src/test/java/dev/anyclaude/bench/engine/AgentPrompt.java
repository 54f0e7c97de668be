package dev.anyclaude.bench.engine;

import java.util.Random;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request as large as an agent's first one: instructions, tool schemas, a question. A third of the words are ones nobody has
 * seen before, as names in somebody's project are.
 */
final class AgentPrompt {
    private static final String[] WORDS =
            ("the file that you read before a change must still be there when tests run and every"
                            + " command which fails should say why it did so in one line never guess what user wants ask instead")
                    .split(" ");
    private static final String SYLLABLES = "banoterimukasolevipadoquixaruthenforgalpinstomblech";

    private final Random random = new Random(7);

    private AgentPrompt() {}

    /** The body of a chat completions request of about this size. */
    static String ofBytes(int bytes) {
        AgentPrompt prompt = new AgentPrompt();
        ObjectNode body = EngineClient.chat(prompt.text(bytes / 4), prompt.text(bytes / 4), 16);
        for (int i = 0; body.toString().length() < bytes; i++) {
            prompt.addTool(body, "Tool" + i);
        }
        return body.toString();
    }

    private void addTool(ObjectNode body, String name) {
        ObjectNode function =
                body.withArray("tools").addObject().put("type", "function").putObject("function");
        function.put("name", name).put("description", text(600));
        ObjectNode parameters = function.putObject("parameters").put("type", "object");
        ObjectNode properties = parameters.putObject("properties");
        for (int i = 0; i < 4; i++) {
            properties.putObject(word()).put("type", "string").put("description", text(60));
        }
        parameters
                .putArray("required")
                .add(properties.propertyNames().iterator().next());
        parameters.put("additionalProperties", false);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(word()).append(random.nextInt(12) == 0 ? ".\n" : " ");
        }
        return text.toString();
    }

    private String word() {
        if (random.nextInt(3) > 0) {
            return WORDS[random.nextInt(WORDS.length)];
        }
        int start = random.nextInt(SYLLABLES.length() - 8);
        return SYLLABLES.substring(start, start + 4 + random.nextInt(5));
    }
}
