package dev.anyclaude.proxy.anthropic;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as the API names and spells them: the name by {@link #name}, the data by {@link #data}. A tree is made only of those that
 * an answer has few of.
 */
public final class StreamEventWriter implements StreamEvent.Visitor<String>, ContentDelta.Visitor<String> {
    private static final StreamEventWriter WRITER = new StreamEventWriter();

    private StreamEventWriter() {}

    /** Data of the event: compact JSON, one line. */
    public static String data(StreamEvent event) {
        return event.accept(WRITER);
    }

    /** Name of the event, which its data repeats as {@code type}. */
    public static String name(StreamEvent event) {
        return event.accept(EventName.OF);
    }

    @Override
    public String messageStart(StreamEvent.MessageStart event) {
        ObjectNode node = event(event);
        ObjectNode message = node.putObject("message");
        MessageJson.head(message, event);
        message.putArray("content");
        MessageJson.end(message, null, null, MessageUsage.PLACEHOLDER);
        return node.toString();
    }

    @Override
    public String ping(StreamEvent.Ping event) {
        return "{\"type\":\"ping\"}";
    }

    @Override
    public String blockStarted(StreamEvent.BlockStarted event) {
        ObjectNode node = event(event).put("index", event.index());
        MessageJson.block(node.putObject("content_block"), event.block());
        return node.toString();
    }

    @Override
    public String blockDelta(StreamEvent.BlockDelta event) {
        return "{\"type\":\"content_block_delta\",\"index\":" + event.index() + ",\"delta\":"
                + event.delta().accept(this) + '}';
    }

    @Override
    public String blockStopped(StreamEvent.BlockStopped event) {
        return "{\"type\":\"content_block_stop\",\"index\":" + event.index() + '}';
    }

    @Override
    public String messageDelta(StreamEvent.MessageDelta event) {
        ObjectNode node = event(event);
        @Nullable String stopSequence = event.stopSequence().orElse(null);
        node.putObject("delta").put("stop_reason", event.stopReason().word()).put("stop_sequence", stopSequence);
        MessageJson.usage(node.putObject("usage"), event.usage());
        return node.toString();
    }

    @Override
    public String messageStop(StreamEvent.MessageStop event) {
        return "{\"type\":\"message_stop\"}";
    }

    @Override
    public String failed(StreamEvent.Failed event) {
        ObjectNode node = event(event);
        node.putObject("error")
                .put("type", event.failure().kind().type())
                .put("message", event.failure().getMessage());
        return node.toString();
    }

    @Override
    public String text(ContentDelta.Text delta) {
        return delta("text_delta", "text", delta.text());
    }

    @Override
    public String thinking(ContentDelta.Thinking delta) {
        return delta("thinking_delta", "thinking", delta.thinking());
    }

    @Override
    public String signature(ContentDelta.Signature delta) {
        return delta("signature_delta", "signature", delta.signature());
    }

    @Override
    public String inputJson(ContentDelta.InputJson delta) {
        return delta("input_json_delta", "partial_json", delta.partialJson());
    }

    private static String delta(String type, String name, String value) {
        StringBuilder json = new StringBuilder(64 + value.length() + value.length() / 8);
        json.append("{\"type\":\"").append(type).append("\",\"").append(name).append("\":\"");
        JsonStringEncoder.getInstance().quoteAsString(value, json);
        return json.append("\"}").toString();
    }

    private static ObjectNode event(StreamEvent event) {
        return JsonMapper.shared().createObjectNode().put("type", name(event));
    }
}
