package dev.anyclaude.proxy.anthropic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the events of one message together to the answer of a request that does not stream. */
public final class MessageCollector implements StreamEvent.Visitor<Boolean>, ContentDelta.Visitor<Boolean> {
    private final ObjectNode message = JsonMapper.shared().createObjectNode();
    private final ArrayNode content = JsonMapper.shared().createArrayNode();
    private final StringBuilder text = new StringBuilder();
    private ObjectNode open = JsonMapper.shared().createObjectNode();
    private Optional<ApiException> brokenInput = Optional.empty();
    private boolean complete;

    /**
     * Takes the next event.
     *
     * @return true when the message is complete
     * @throws ApiException if the event says that the message failed, or a tool's input is no JSON object although the answer was
     *     not cut
     */
    public boolean take(StreamEvent event) {
        complete |= event.accept(this);
        return complete;
    }

    /** The message as JSON in UTF-8. */
    public byte[] json() {
        if (!complete) {
            throw new IllegalStateException("the message is not complete");
        }
        return message.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Boolean messageStart(StreamEvent.MessageStart event) {
        MessageJson.head(message, event);
        message.set("content", content);
        return false;
    }

    @Override
    public Boolean ping(StreamEvent.Ping event) {
        return false;
    }

    @Override
    public Boolean blockStarted(StreamEvent.BlockStarted event) {
        open = content.addObject();
        text.setLength(0);
        MessageJson.block(open, event.block());
        return false;
    }

    @Override
    public Boolean blockDelta(StreamEvent.BlockDelta event) {
        return event.delta().accept(this);
    }

    @Override
    public Boolean blockStopped(StreamEvent.BlockStopped event) {
        switch (open.path("type").asString()) {
            case "tool_use" -> open.set("input", input());
            case "thinking" -> open.put("thinking", text.toString());
            default -> open.put("text", text.toString());
        }
        return false;
    }

    @Override
    public Boolean messageDelta(StreamEvent.MessageDelta event) {
        if (brokenInput.isPresent() && event.stopReason() != StopReason.MAX_TOKENS) {
            throw brokenInput.get();
        }
        @Nullable String stopSequence = event.stopSequence().orElse(null);
        MessageJson.end(message, event.stopReason(), stopSequence, event.usage());
        return false;
    }

    @Override
    public Boolean messageStop(StreamEvent.MessageStop event) {
        return true;
    }

    @Override
    public Boolean failed(StreamEvent.Failed event) {
        throw event.failure();
    }

    @Override
    public Boolean text(ContentDelta.Text delta) {
        text.append(delta.text());
        return false;
    }

    @Override
    public Boolean thinking(ContentDelta.Thinking delta) {
        text.append(delta.thinking());
        return false;
    }

    @Override
    public Boolean signature(ContentDelta.Signature delta) {
        open.put("signature", delta.signature());
        return false;
    }

    @Override
    public Boolean inputJson(ContentDelta.InputJson delta) {
        text.append(delta.partialJson());
        return false;
    }

    /** Input that was cut is no object; whether it was cut is known only when the message ends. */
    private JsonNode input() {
        try {
            JsonNode input = JsonMapper.shared().readTree(text.toString());
            if (input.isObject()) {
                return input;
            }
            brokenInput = Optional.of(new ApiException(
                    ApiException.Kind.API, "the model called a tool with input that is no JSON object", null));
        } catch (JacksonException e) {
            brokenInput = Optional.of(
                    new ApiException(ApiException.Kind.API, "the model called a tool with input that is no JSON", e));
        }
        return JsonMapper.shared().createObjectNode();
    }
}
