package dev.anyclaude.proxy.prefix;

import dev.anyclaude.proxy.anthropic.ContentBlock.ToolUse;
import dev.anyclaude.proxy.json.JsonSlice;
import dev.anyclaude.proxy.json.JsonText;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One remembered tool call. Thread-safe. */
final class ProducedCall {
    /** Clients written in JavaScript keep numbers as doubles: 1.0 comes back as 1. */
    private static final Comparator<JsonNode> AS_DOUBLES = (one, other) -> one.isNumber() && other.isNumber()
            ? Double.compare(one.doubleValue(), other.doubleValue())
            : one.equals(other) ? 0 : 1;

    private final ProducedAnswer answer;
    private final JsonText name;
    private final JsonSlice arguments;
    private final int bytes;
    /** How the client writes the same value, once it has; null before. */
    private volatile @Nullable JsonSlice clientForm;

    ProducedCall(ProducedAnswer answer, ProducedAnswer.Call call) {
        this.answer = answer;
        this.name = JsonText.of(call.name());
        this.arguments = JsonSlice.of(call.arguments());
        this.bytes = 2 * arguments.length()
                + 2 * answer.reasoning().length() / answer.calls().size()
                + 200;
    }

    /** The answer it is a part of. */
    ProducedAnswer answer() {
        return answer;
    }

    /** The arguments as the backend produced them. */
    JsonSlice arguments() {
        return arguments;
    }

    /** About what it holds. */
    int bytes() {
        return bytes;
    }

    /** Whether a call that a client sends has this name and, as JSON, these arguments. */
    boolean isSame(ToolUse call) {
        if (!call.name().equals(name)) {
            return false;
        }
        JsonSlice known = clientForm;
        if (call.input().equals(arguments) || (known != null && call.input().equals(known))) {
            return true;
        }
        if (!isEqualJson(call.input())) {
            return false;
        }
        clientForm = JsonSlice.of(call.input().toString());
        return true;
    }

    private boolean isEqualJson(JsonSlice input) {
        try {
            JsonNode produced = JsonMapper.shared().readTree(arguments.toString());
            return produced.equals(AS_DOUBLES, JsonMapper.shared().readTree(input.toString())) || isSameDeferred(input);
        } catch (JacksonException e) {
            return false; // what the model wrote is no JSON: the client has made something else of it
        }
    }

    /** The client saw what was meant, not how the model put it. */
    private boolean isSameDeferred(JsonSlice input) {
        if (!name.equals(DeferredTools.CALLER_NAME)) {
            return false;
        }
        Optional<DeferredCall> meant = DeferredCall.of(arguments.toString());
        Optional<DeferredCall> sent = DeferredCall.of(input.toString());
        return meant.isPresent()
                && sent.isPresent()
                && meant.get().tool().equals(sent.get().tool())
                && meant.get().input().equals(AS_DOUBLES, sent.get().input());
    }
}
