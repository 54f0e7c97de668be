package dev.anyclaude.proxy.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;

/** {@code /}: clients knock here to see whether anybody is in. */
final class WelcomeEndpoint implements Endpoint {
    @Override
    public void handle(Request request, Response response, Callback callback) {
        Replies.json(
                response,
                callback,
                JsonMapper.shared()
                        .createObjectNode()
                        .put("service", "anyclaude")
                        .put("messages", "/v1/messages"));
    }
}
