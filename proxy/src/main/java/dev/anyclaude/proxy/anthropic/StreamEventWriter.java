package dev.anyclaude.proxy.anthropic;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes events as the API names and spells them: the name by {@link #name}, the data by {@link #data}. */
public final class StreamEventWriter implements StreamEvent.Visitor<ObjectNode>, ContentDelta.Visitor<ObjectNode> {
    private static final StreamEventWriter WRITER = new StreamEventWriter();

    private StreamEventWriter() {}

    /** Data of the event: compact JSON, one line. */
    public static String data(StreamEvent event) {
        return event.accept(WRITER).toString();
    }

    /** Name of the event, which its data repeats as {@code type}. */
    public static String name(StreamEvent event) {
        return event.accept(EventName.OF);
    }

    @Override
    public ObjectNode messageStart(StreamEvent.MessageStart event) {
        ObjectNode node = event(event);
        ObjectNode message = node.putObject("message");
        MessageJson.head(message, event);
        message.putArray("content");
        MessageJson.end(message, null, null, MessageUsage.PLACEHOLDER);
        return node;
    }

    @Override
    public ObjectNode ping(StreamEvent.Ping event) {
        return event(event);
    }

    @Override
    public ObjectNode blockStarted(StreamEvent.BlockStarted event) {
        ObjectNode node = event(event).put("index", event.index());
        MessageJson.block(node.putObject("content_block"), event.block());
        return node;
    }

    @Override
    public ObjectNode blockDelta(StreamEvent.BlockDelta event) {
        ObjectNode node = event(event).put("index", event.index());
        node.set("delta", event.delta().accept(this));
        return node;
    }

    @Override
    public ObjectNode blockStopped(StreamEvent.BlockStopped event) {
        return event(event).put("index", event.index());
    }

    @Override
    public ObjectNode messageDelta(StreamEvent.MessageDelta event) {
        ObjectNode node = event(event);
        @Nullable String stopSequence = event.stopSequence().orElse(null);
        node.putObject("delta").put("stop_reason", event.stopReason().word()).put("stop_sequence", stopSequence);
        MessageJson.usage(node.putObject("usage"), event.usage());
        return node;
    }

    @Override
    public ObjectNode messageStop(StreamEvent.MessageStop event) {
        return event(event);
    }

    @Override
    public ObjectNode failed(StreamEvent.Failed event) {
        ObjectNode node = event(event);
        node.putObject("error")
                .put("type", event.failure().kind().type())
                .put("message", event.failure().getMessage());
        return node;
    }

    @Override
    public ObjectNode text(ContentDelta.Text delta) {
        return typed("text_delta").put("text", delta.text());
    }

    @Override
    public ObjectNode thinking(ContentDelta.Thinking delta) {
        return typed("thinking_delta").put("thinking", delta.thinking());
    }

    @Override
    public ObjectNode signature(ContentDelta.Signature delta) {
        return typed("signature_delta").put("signature", delta.signature());
    }

    @Override
    public ObjectNode inputJson(ContentDelta.InputJson delta) {
        return typed("input_json_delta").put("partial_json", delta.partialJson());
    }

    private static ObjectNode event(StreamEvent event) {
        return typed(name(event));
    }

    private static ObjectNode typed(String type) {
        return JsonMapper.shared().createObjectNode().put("type", type);
    }
}
