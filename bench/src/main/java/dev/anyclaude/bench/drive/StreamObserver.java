package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.sample.TokenCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the instants of a response off its frames. What counts as the first output is the same for every API: the first
 * non-empty piece of text, thinking or tool input, or the start of a tool call. Never a comment, a ping, an opening event, an
 * empty block or a signature: some servers send those before they have read the prompt.
 */
abstract class StreamObserver {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final List<Long> deltas = new ArrayList<>();
    private OptionalLong messageStart = OptionalLong.empty();
    private OptionalLong firstOutput = OptionalLong.empty();
    private OptionalLong actionable = OptionalLong.empty();
    private OptionalLong lastOutput = OptionalLong.empty();
    private OptionalLong end = OptionalLong.empty();
    private OptionalInt promptTokens = OptionalInt.empty();
    private OptionalInt cachedTokens = OptionalInt.empty();
    private OptionalInt outputTokens = OptionalInt.empty();
    private String error = "";

    StreamObserver() {}

    /** Reads all frames of a response, which this observer must not have been given before. */
    final Observation observe(List<SseFrame> frames) {
        for (SseFrame frame : frames) {
            if (!frame.comment()) {
                take(frame);
            }
        }
        if (error.isEmpty() && end.isEmpty()) {
            error = "the stream ended early: " + endMark() + " is missing";
        }
        return new Observation(messageStart, firstOutput, actionable, deltas, lastOutput, end, tokens(), error);
    }

    /** The event that ends a whole stream, for messages. */
    abstract String endMark();

    /** Whether the data is the end mark itself and no JSON. */
    abstract boolean isEnd(SseFrame frame);

    /** Takes in the data of one event. */
    abstract void take(long nanos, JsonNode data);

    final void started(long nanos) {
        messageStart = orElse(messageStart, nanos);
    }

    final void delta(long nanos) {
        deltas.add(nanos);
        output(nanos);
    }

    final void output(long nanos) {
        firstOutput = orElse(firstOutput, nanos);
        lastOutput = OptionalLong.of(nanos);
    }

    final void actionable(long nanos) {
        actionable = orElse(actionable, nanos);
    }

    final void ended(long nanos) {
        end = orElse(end, nanos);
    }

    final void failed(String message) {
        if (error.isEmpty()) {
            error = message;
        }
    }

    final void prompt(OptionalInt whole, OptionalInt cached) {
        promptTokens = whole;
        cachedTokens = cached;
    }

    final void outputTokens(OptionalInt count) {
        outputTokens = count.isPresent() ? count : outputTokens;
    }

    /** A count under a key; empty if the key is absent or holds no number. */
    static OptionalInt count(JsonNode object, String key) {
        JsonNode value = object.path(key);
        return value.isIntegralNumber() && value.asInt() >= 0 ? OptionalInt.of(value.asInt()) : OptionalInt.empty();
    }

    private void take(SseFrame frame) {
        if (isEnd(frame)) {
            ended(frame.nanos());
            return;
        }
        try {
            take(frame.nanos(), MAPPER.readTree(frame.data()));
        } catch (JacksonException e) {
            failed("an event is not JSON: " + e.getOriginalMessage());
        }
    }

    private TokenCounts tokens() {
        if (promptTokens.isPresent() && cachedTokens.isPresent() && cachedTokens.getAsInt() > promptTokens.getAsInt()) {
            failed("more tokens cached than the prompt has: " + cachedTokens.getAsInt() + " of "
                    + promptTokens.getAsInt());
            return new TokenCounts(promptTokens, OptionalInt.empty(), outputTokens);
        }
        return new TokenCounts(promptTokens, cachedTokens, outputTokens);
    }

    private static OptionalLong orElse(OptionalLong first, long nanos) {
        return first.isPresent() ? first : OptionalLong.of(nanos);
    }
}
