package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.MessagesRequest;
import dev.anyclaude.proxy.turn.TokenCount;
import java.io.IOException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /v1/messages/count_tokens}: never generates. The header {@code x-anyclaude-count} says how far to trust the number:
 * {@code exact}, {@code calibrated} or {@code rough}.
 */
final class CountTokensEndpoint implements Endpoint {
    private final Endpoints endpoints;

    CountTokensEndpoint(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void handle(Request request, Response response, Callback callback) throws IOException {
        byte[] body = Bodies.read(request, endpoints.bodyLimitBytes());
        TokenCount count = endpoints.counter().count(MessagesRequest.read(body));
        response.getHeaders().put("x-anyclaude-count", count.trust().word());
        Replies.json(response, callback, JsonMapper.shared().createObjectNode().put("input_tokens", count.tokens()));
    }
}
