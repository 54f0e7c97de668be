package dev.anyclaude.bench.engine.llama;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The objects of the chat completions API. */
final class ChatJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final String id;
    private final String model;
    private final long createdSeconds;

    /**
     * Objects of one answer.
     *
     * @param createdSeconds since 1970
     */
    ChatJson(String id, String model, long createdSeconds) {
        this.id = id;
        this.model = model;
        this.createdSeconds = createdSeconds;
    }

    ObjectNode firstChunk() {
        ObjectNode chunk = chunk(null);
        delta(chunk).put("role", "assistant").put("content", "");
        return chunk;
    }

    ObjectNode textChunk(String text) {
        ObjectNode chunk = chunk(null);
        delta(chunk).put("content", text);
        return chunk;
    }

    ObjectNode lastChunk(Completion completion) {
        ObjectNode chunk = chunk(reason(completion));
        chunk.set("timings", timings(completion));
        return chunk;
    }

    ObjectNode usageChunk(Completion completion) {
        ObjectNode chunk = head("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", usage(completion.counters()));
        chunk.set("timings", timings(completion));
        return chunk;
    }

    ObjectNode whole(Completion completion) {
        ObjectNode whole = head("chat.completion");
        ObjectNode choice = whole.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", completion.text());
        choice.put("finish_reason", reason(completion));
        whole.set("usage", usage(completion.counters()));
        whole.set("timings", timings(completion));
        return whole;
    }

    static ObjectNode error(EngineException error) {
        ObjectNode root = MAPPER.createObjectNode();
        root.putObject("error")
                .put("message", error.getMessage())
                .put("type", error.type())
                .put("code", error.status());
        return root;
    }

    private ObjectNode head(String object) {
        return MAPPER.createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", createdSeconds)
                .put("model", model);
    }

    private ObjectNode chunk(@Nullable String reason) {
        ObjectNode chunk = head("chat.completion.chunk");
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.putObject("delta");
        choice.put("finish_reason", reason);
        return chunk;
    }

    private static ObjectNode delta(ObjectNode chunk) {
        return (ObjectNode) chunk.path("choices").path(0).path("delta");
    }

    private static String reason(Completion completion) {
        return completion.cutOff() ? "length" : "stop";
    }

    private static ObjectNode usage(EngineCounters counters) {
        int prompt = counters.cached() + counters.evaluated();
        ObjectNode usage = MAPPER.createObjectNode()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", counters.predicted())
                .put("total_tokens", prompt + counters.predicted());
        usage.putObject("prompt_tokens_details").put("cached_tokens", counters.cached());
        return usage;
    }

    private static ObjectNode timings(Completion completion) {
        EngineCounters counters = completion.counters();
        return MAPPER.createObjectNode()
                .put("cache_n", counters.cached())
                .put("prompt_n", counters.evaluated())
                .put("prompt_ms", counters.promptMillis())
                .put("predicted_n", counters.predicted())
                .put("predicted_ms", counters.predictedMillis())
                .put("instance", completion.instance());
    }
}
