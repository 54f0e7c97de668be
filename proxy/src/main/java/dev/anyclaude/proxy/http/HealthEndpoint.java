package dev.anyclaude.proxy.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /healthz}: this proxy is up; is the backend? Where there is a key, who does not bring it is not told where that is. */
final class HealthEndpoint implements Endpoint {
    private final Endpoints endpoints;

    HealthEndpoint(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        ObjectNode health = JsonMapper.shared().createObjectNode().put("proxy", "up");
        ObjectNode backend = health.putObject("backend");
        if (!endpoints.key().isSet() || endpoints.key().isBroughtBy(request)) {
            backend.put("url", endpoints.backendUrl());
        }
        backend.put("up", endpoints.backendUp().getAsBoolean());
        Replies.json(response, callback, health);
    }
}
