package dev.anyclaude.bench.drive;

import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Observes a stream of the Messages API. */
final class MessagesObserver extends StreamObserver {
    private final Set<Integer> openToolCalls = new HashSet<>();

    @Override
    String endMark() {
        return "message_stop";
    }

    @Override
    boolean isEnd(SseFrame frame) {
        return false;
    }

    @Override
    void take(long nanos, JsonNode data) {
        switch (data.path("type").asString("")) {
            case "message_start" -> {
                started(nanos);
                usage(data.path("message").path("usage"));
            }
            case "content_block_start" -> blockStart(nanos, data);
            case "content_block_delta" -> blockDelta(nanos, data.path("delta"));
            case "content_block_stop" -> {
                if (openToolCalls.remove(data.path("index").asInt(0))) {
                    actionable(nanos);
                }
            }
            case "message_delta" -> usage(data.path("usage"));
            case "message_stop" -> ended(nanos);
            case "error" ->
                failed(data.path("error").path("type").asString("error") + ": "
                        + data.path("error").path("message").asString(""));
            default -> {
                // ping, and events of later versions, carry no output
            }
        }
    }

    private void blockStart(long nanos, JsonNode data) {
        if (data.path("content_block").path("type").asString("").equals("tool_use")) {
            openToolCalls.add(data.path("index").asInt(0));
            output(nanos);
        }
    }

    private void blockDelta(long nanos, JsonNode delta) {
        boolean text = !delta.path("text").asString("").isEmpty();
        boolean other = !delta.path("thinking").asString("").isEmpty()
                || !delta.path("partial_json").asString("").isEmpty();
        if (text || other) {
            delta(nanos);
        }
        if (text) {
            actionable(nanos);
        }
    }

    /**
     * Takes over a usage object. One whose prompt is empty is a placeholder, as servers send before they know. A cache count
     * that is absent stays unknown even if an earlier event had one.
     */
    private void usage(JsonNode usage) {
        outputTokens(count(usage, "output_tokens"));
        OptionalInt uncached = count(usage, "input_tokens");
        OptionalInt read = count(usage, "cache_read_input_tokens");
        int created = count(usage, "cache_creation_input_tokens").orElse(0);
        if (uncached.isEmpty()) {
            return;
        }
        int whole = uncached.getAsInt() + read.orElse(0) + created;
        if (whole > 0) {
            prompt(OptionalInt.of(whole), read);
        }
    }
}
