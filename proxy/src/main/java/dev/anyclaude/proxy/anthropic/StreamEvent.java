package dev.anyclaude.proxy.anthropic;

import java.util.Optional;

/**
 * One event of a streamed message. A message starts, then each content block starts, grows by deltas and stops, then a delta
 * carries the stop reason and the counts, then the message stops. A ping may come anywhere; an error ends the stream.
 */
public sealed interface StreamEvent {

    /** Calls the visitor's method for this event. A new event does not compile until each visitor has it. */
    <R> R accept(Visitor<R> visitor);

    /**
     * Begins a message.
     *
     * @param id unique among all messages a client may see: it merges messages of equal id
     */
    record MessageStart(String id, String model) implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.messageStart(this);
        }
    }

    /** Shows that the connection lives. */
    record Ping() implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ping(this);
        }
    }

    /** Begins a content block. */
    record BlockStarted(int index, BlockStart block) implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.blockStarted(this);
        }
    }

    /** Adds to the open content block. */
    record BlockDelta(int index, ContentDelta delta) implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.blockDelta(this);
        }
    }

    /** Ends a content block. */
    record BlockStopped(int index) implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.blockStopped(this);
        }
    }

    /** Says why the message ended and what it cost. */
    record MessageDelta(StopReason stopReason, Optional<String> stopSequence, MessageUsage usage)
            implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.messageDelta(this);
        }
    }

    /** Ends a message. */
    record MessageStop() implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.messageStop(this);
        }
    }

    /** Ends a stream that cannot go on. */
    record Failed(ApiException failure) implements StreamEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /** One method per event, so that handling is complete or does not compile. */
    interface Visitor<R> {
        R messageStart(MessageStart event);

        R ping(Ping event);

        R blockStarted(BlockStarted event);

        R blockDelta(BlockDelta event);

        R blockStopped(BlockStopped event);

        R messageDelta(MessageDelta event);

        R messageStop(MessageStop event);

        R failed(Failed event);
    }
}
