package dev.anyclaude.proxy.doctor;

import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an answer shows besides its text.
 *
 * @param streamed it came as server-sent events
 * @param reasoningField name of the field that thinking came in; empty if none did
 * @param thinkTags thinking came between tags in the text
 */
record Reply(
        boolean streamed,
        String reasoningField,
        boolean thinkTags,
        boolean signsOfLife,
        OptionalInt promptTokens,
        OptionalInt cachedTokens) {

    /** Reads a whole answer as it came. */
    static Reply read(String answer) {
        Reading reading = new Reading();
        if (answer.stripLeading().startsWith("{")) {
            reading.chunk(answer);
        } else {
            answer.lines().forEach(reading::line);
        }
        return new Reply(
                reading.streamed,
                reading.reasoningField,
                reading.text.indexOf("<think>") >= 0,
                reading.comments,
                reading.promptTokens,
                reading.cachedTokens);
    }

    private static final class Reading {
        private boolean streamed;
        private boolean comments;
        private String reasoningField = "";
        private final StringBuilder text = new StringBuilder();
        private OptionalInt promptTokens = OptionalInt.empty();
        private OptionalInt cachedTokens = OptionalInt.empty();

        void line(String line) {
            if (line.startsWith(":")) {
                comments = true;
            } else if (line.startsWith("data:")) {
                streamed = true;
                String data = line.substring("data:".length()).strip();
                if (!data.equals("[DONE]")) {
                    chunk(data);
                }
            }
        }

        void chunk(String json) {
            JsonNode root;
            try {
                root = JsonMapper.shared().readTree(json);
            } catch (JacksonException e) {
                return; // the proxy reports what it cannot read when it matters
            }
            JsonNode choice = root.path("choices").path(0);
            JsonNode delta = choice.has("delta") ? choice.path("delta") : choice.path("message");
            for (String field : new String[] {"reasoning_content", "reasoning"}) {
                if (!delta.path(field).asString("").isEmpty()) {
                    reasoningField = field;
                }
            }
            text.append(delta.path("content").asString(""));
            JsonNode usage = root.path("usage");
            promptTokens = orElse(count(usage.path("prompt_tokens")), promptTokens);
            cachedTokens = orElse(count(usage.path("prompt_tokens_details").path("cached_tokens")), cachedTokens);
            cachedTokens = orElse(cachedTokens, count(root.path("timings").path("cache_n")));
        }

        private static OptionalInt count(JsonNode node) {
            return node.isInt() && node.asInt() >= 0 ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
        }

        private static OptionalInt orElse(OptionalInt first, OptionalInt second) {
            return first.isPresent() ? first : second;
        }
    }
}
