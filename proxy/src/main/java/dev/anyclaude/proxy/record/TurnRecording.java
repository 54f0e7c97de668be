package dev.anyclaude.proxy.record;

/** Records what becomes of one request. Thread-safe; never blocks and never throws. */
public interface TurnRecording {
    /** Records nothing. */
    TurnRecording NONE = new TurnRecording() {
        @Override
        public void response(int status, String contentType) {}

        @Override
        public void response(int status, String contentType, byte[] body) {}

        @Override
        public void event(String event, String data) {}

        @Override
        public void end(RecordedEnd end) {}
    };

    /** The head of a streamed answer was sent. */
    void response(int status, String contentType);

    /** A whole answer was sent. */
    void response(int status, String contentType, byte[] body);

    /**
     * An event was sent.
     *
     * @param data exactly
     */
    void event(String event, String data);

    /** The turn has ended. */
    void end(RecordedEnd end);
}
