package dev.anyclaude.bench.fake;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Chunks of an OpenAI chat completions stream. */
final class ChatChunks {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String id;
    private final String model;

    ChatChunks(String id, String model) {
        this.id = id;
        this.model = model;
    }

    /** The opening chunk, which has a role and no content. */
    ObjectNode role() {
        return chunk(MAPPER.createObjectNode().put("role", "assistant").put("content", ""), "");
    }

    ObjectNode text(String piece) {
        return chunk(MAPPER.createObjectNode().put("content", piece), "");
    }

    /** A whole tool call. */
    ObjectNode call(int index, String callId, String name, String arguments) {
        ObjectNode delta = MAPPER.createObjectNode();
        delta.putArray("tool_calls")
                .addObject()
                .put("index", index)
                .put("id", callId)
                .put("type", "function")
                .putObject("function")
                .put("name", name)
                .put("arguments", arguments);
        return chunk(delta, "");
    }

    ObjectNode finish(String reason) {
        return chunk(MAPPER.createObjectNode(), reason);
    }

    /** The chunk that only holds counts. */
    ObjectNode usage(ObjectNode usage) {
        ObjectNode chunk = envelope();
        chunk.putArray("choices");
        chunk.set("usage", usage);
        return chunk;
    }

    private ObjectNode chunk(ObjectNode delta, String finishReason) {
        ObjectNode chunk = envelope();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        if (finishReason.isEmpty()) {
            choice.putNull("finish_reason");
        } else {
            choice.put("finish_reason", finishReason);
        }
        return chunk;
    }

    private ObjectNode envelope() {
        return MAPPER.createObjectNode()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", 0)
                .put("model", model);
    }
}
