package dev.anyclaude.proxy.anthropic;

/** The API's name of each event. */
final class EventName implements StreamEvent.Visitor<String> {
    static final EventName OF = new EventName();

    private EventName() {}

    @Override
    public String messageStart(StreamEvent.MessageStart event) {
        return "message_start";
    }

    @Override
    public String ping(StreamEvent.Ping event) {
        return "ping";
    }

    @Override
    public String blockStarted(StreamEvent.BlockStarted event) {
        return "content_block_start";
    }

    @Override
    public String blockDelta(StreamEvent.BlockDelta event) {
        return "content_block_delta";
    }

    @Override
    public String blockStopped(StreamEvent.BlockStopped event) {
        return "content_block_stop";
    }

    @Override
    public String messageDelta(StreamEvent.MessageDelta event) {
        return "message_delta";
    }

    @Override
    public String messageStop(StreamEvent.MessageStop event) {
        return "message_stop";
    }

    @Override
    public String failed(StreamEvent.Failed event) {
        return "error";
    }
}
