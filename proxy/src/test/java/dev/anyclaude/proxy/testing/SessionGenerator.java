package dev.anyclaude.proxy.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session whose requests only append to what the request before said, sent by a client that never says the same thing twice
 * in the same shape: cache markers move, strings turn into lists, reminders lose their line break, neighbours are split, the
 * accounting line changes its digits, tools are shuffled. Everything follows from the seed.
 */
public final class SessionGenerator {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "read",
            "the",
            "file",
            "Zürich",
            "数据",
            "\ud83d\ude80",
            "a \"quoted\" word",
            "back\\slash",
            "tab\t",
            "line\nbreak",
            "\u001b[31mred",
            "</div>",
            "\u2028",
            "x",
            "");

    private final Random random;
    private final String project;
    private final List<Turn> conversation = new ArrayList<>();
    private final List<String> tools = new ArrayList<>(List.of("Read", "Write", "Bash", "Grep", "Glob"));
    private int calls;

    /** One message as meant, whatever shape it is sent in. */
    private record Turn(String role, List<ObjectNode> blocks) {}

    /** Begins a session in a project; sessions of one project share their system prompt and environment. */
    public SessionGenerator(long seed, String project) {
        random = new Random(seed);
        this.project = project;
        List<ObjectNode> blocks = new ArrayList<>(List.of(reminder("status of session " + seed), text(words())));
        conversation.add(new Turn("user", blocks));
        if (random.nextInt(4) > 0) {
            conversation.add(new Turn("system", List.of(text("environment of " + project + "\n"))));
        }
    }

    /** The next request, which continues the one before. */
    public byte[] next() {
        byte[] request = JsonMapper.shared().writeValueAsBytes(request());
        append();
        return request;
    }

    private void append() {
        boolean answered = conversation.stream().anyMatch(turn -> turn.role().equals("assistant"));
        if (!answered && random.nextInt(3) == 0) {
            early();
            return;
        }
        List<ObjectNode> answer = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            answer.add(NODES.objectNode()
                    .put("type", "thinking")
                    .put("thinking", words())
                    .put("signature", "s"));
        }
        if (random.nextBoolean()) {
            answer.add(text(words()));
        }
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            ids.add("toolu_" + calls++);
            ObjectNode call = NODES.objectNode().put("type", "tool_use").put("id", ids.get(ids.size() - 1));
            call.put("name", tools.get(random.nextInt(tools.size())));
            call.putObject("input").put("z", words()).put("a", random.nextInt());
            answer.add(call);
        }
        conversation.add(new Turn("assistant", answer));
        if (!ids.isEmpty() && random.nextInt(6) == 0) {
            system();
        }
        List<ObjectNode> user = new ArrayList<>();
        ids.forEach(id -> user.add(result(id)));
        if (ids.isEmpty() || random.nextInt(3) == 0) {
            user.add(reminder(words()));
            user.add(text(words()));
        }
        conversation.add(new Turn("user", user));
        for (int i = random.nextInt(3); i > 0; i--) {
            system();
        }
    }

    private void early() {
        if (random.nextBoolean()) {
            conversation.add(new Turn("user", List.of(text(words()))));
        } else {
            system();
        }
    }

    private void system() {
        conversation.add(new Turn("system", List.of(random.nextBoolean() ? text(words()) : reminder(words()))));
    }

    private ObjectNode request() {
        ObjectNode request = NODES.objectNode().put("model", "claude-x");
        ArrayNode system = request.putArray("system");
        system.add(text("x-anthropic-billing-header: cc_version=2.1.330." + random.nextInt(4096) + ";"));
        system.add(marked(text("You help."), random.nextBoolean()));
        system.add(marked(text("\nInstructions for " + project), random.nextBoolean()));
        tools(request.putArray("tools"));
        ArrayNode messages = request.putArray("messages");
        for (int i = 0; i < conversation.size(); i++) {
            messages(conversation.get(i), i == conversation.size() - 1, messages);
        }
        return request.put("max_tokens", 1000 + random.nextInt(9)).put("stream", true);
    }

    private void tools(ArrayNode declared) {
        List<String> names = new ArrayList<>(tools);
        if (calls > 0) {
            Collections.shuffle(names, random);
        }
        for (String name : names) {
            ObjectNode tool = NODES.objectNode().put("name", name).put("description", "Does " + name);
            tool.putObject("input_schema")
                    .put("type", "object")
                    .putObject("properties")
                    .putObject("z");
            declared.add(tool);
        }
        ObjectNode deferred = NODES.objectNode().put("name", "Later").put("description", "Is deferred");
        deferred.putObject("input_schema").put("type", "object");
        declared.insert(random.nextInt(declared.size()), deferred.put("defer_loading", true));
    }

    private void messages(Turn turn, boolean last, ArrayNode messages) {
        boolean split = turn.role().equals("user") && turn.blocks().size() > 1 && random.nextInt(3) == 0;
        int cut = split
                ? 1 + random.nextInt(turn.blocks().size() - 1)
                : turn.blocks().size();
        message(turn.role(), turn.blocks().subList(0, cut), last, messages);
        if (split) {
            message(turn.role(), turn.blocks().subList(cut, turn.blocks().size()), last, messages);
        }
    }

    private void message(String role, List<ObjectNode> blocks, boolean last, ArrayNode messages) {
        ObjectNode message = messages.addObject().put("role", role);
        boolean onlyText =
                blocks.size() == 1 && blocks.get(0).path("type").asString().equals("text");
        if (onlyText && !last && random.nextBoolean()) {
            message.put("content", lineBreak(blocks.get(0).path("text").asString()));
            return;
        }
        ArrayNode content = message.putArray("content");
        for (ObjectNode block : blocks) {
            ObjectNode sent = block.deepCopy();
            if (sent.has("text")) {
                sent.put("text", lineBreak(sent.path("text").asString()));
            }
            content.add(marked(sent, last || random.nextInt(20) == 0));
        }
    }

    private String lineBreak(String text) {
        return text.endsWith("</system-reminder>") && random.nextBoolean() ? text + "\n" : text;
    }

    private ObjectNode result(String id) {
        ObjectNode result = NODES.objectNode().put("type", "tool_result").put("tool_use_id", id);
        switch (random.nextInt(4)) {
            case 0 -> result.put("content", words());
            case 1 -> result.putArray("content").add(text(words())).add(text(words()));
            case 2 -> result.put("content", words()).put("is_error", true);
            default -> result.putArray("content").add(image());
        }
        return result;
    }

    private static ObjectNode image() {
        ObjectNode image = NODES.objectNode().put("type", "image");
        image.putObject("source")
                .put("type", "base64")
                .put("media_type", "image/png")
                .put("data", "AAAA");
        return image;
    }

    private static ObjectNode marked(ObjectNode block, boolean marked) {
        if (marked) {
            block.putObject("cache_control").put("type", "ephemeral");
        }
        return block;
    }

    private static ObjectNode reminder(String text) {
        return text("<system-reminder>\n" + text + "\n</system-reminder>");
    }

    private static ObjectNode text(String text) {
        return NODES.objectNode().put("type", "text").put("text", text);
    }

    private String words() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return text.toString();
    }

    /** UTF-8 of a text, for tests that look into bodies. */
    public static String utf8(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
