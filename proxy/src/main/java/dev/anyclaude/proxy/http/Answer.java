package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.turn.TurnSink;
import org.eclipse.jetty.util.Callback;

/** The answer of one turn, streamed or whole. */
interface Answer extends TurnSink, LiveTurns.Live {

    /** What a client is told when the proxy stops. */
    static ApiException stopping() {
        return new ApiException(ApiException.Kind.OVERLOADED, "the proxy is shutting down");
    }

    /** Completes the answer with what the turn came to. Once, when the turn has ended. */
    void finish(Callback callback);
}
