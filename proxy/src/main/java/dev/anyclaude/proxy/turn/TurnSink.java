package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import java.io.IOException;
import java.util.List;

/** Where the events of one turn go. Called on the turn's thread only. */
public interface TurnSink {

    /**
     * Says how the message will begin, before the backend has answered. The sink sends it when the client has waited long enough,
     * at the latest at {@link #begin}; until then a failure can still be one with a status.
     *
     * @param cancel gives the turn up; the sink calls it, from any thread, when the client has left
     */
    void announce(StreamEvent.MessageStart start, Runnable cancel);

    /**
     * The backend has accepted the request.
     *
     * @param eventsFollow whether the first events are at hand, so that what the message begins with can go with them
     */
    void begin(boolean eventsFollow) throws IOException;

    /**
     * Sends events, in order, at once.
     *
     * @throws IOException if the client has left
     */
    void send(List<StreamEvent> events) throws IOException;

    /** Takes the events that an answer ends with; they go out with what ends it for the client. */
    void end(List<StreamEvent> last);

    /** The backend is busy and says so. */
    void backendLives();

    /** Ends the turn with a failure, in whatever way the client can still be told. */
    void fail(ApiException failure);

    /** Whether the client has gone, so that what failed since is no failure. */
    boolean clientLeft();
}
