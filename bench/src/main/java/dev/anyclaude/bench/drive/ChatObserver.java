package dev.anyclaude.bench.drive;

import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Observes a stream of OpenAI chat completions. */
final class ChatObserver extends StreamObserver {
    private boolean toolCalls;

    @Override
    String endMark() {
        return "[DONE]";
    }

    @Override
    boolean isEnd(SseFrame frame) {
        return frame.data().strip().equals("[DONE]");
    }

    @Override
    void take(long nanos, JsonNode chunk) {
        if (chunk.has("error")) {
            failed(chunk.path("error").path("message").asString("error"));
            return;
        }
        started(nanos);
        for (JsonNode choice : chunk.path("choices")) {
            delta(nanos, choice.path("delta"));
            if (toolCalls && choice.path("finish_reason").isString()) {
                actionable(nanos);
            }
        }
        if (chunk.path("usage").isObject()) {
            usage(chunk.path("usage"), chunk.path("timings"));
        }
    }

    private void delta(long nanos, JsonNode delta) {
        boolean text = !delta.path("content").asString("").isEmpty();
        boolean thinking = !delta.path("reasoning_content").asString("").isEmpty()
                || !delta.path("reasoning").asString("").isEmpty();
        boolean arguments = false;
        boolean call = false;
        for (JsonNode part : delta.path("tool_calls")) {
            call |= !part.path("function").path("name").asString("").isEmpty();
            arguments |= !part.path("function").path("arguments").asString("").isEmpty();
        }
        toolCalls |= call;
        if (text || thinking || arguments) {
            delta(nanos);
        } else if (call) {
            output(nanos);
        }
        if (text) {
            actionable(nanos);
        }
    }

    private void usage(JsonNode usage, JsonNode timings) {
        OptionalInt detailed = count(usage.path("prompt_tokens_details"), "cached_tokens");
        OptionalInt cached = detailed.isPresent() ? detailed : count(usage, "cached_tokens"); // oMLX
        prompt(count(usage, "prompt_tokens"), cached.isPresent() ? cached : count(timings, "cache_n"));
        outputTokens(count(usage, "completion_tokens"));
    }
}
