package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.turn.Ids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whole answers. */
final class Replies {
    static final String JSON = "application/json";

    private Replies() {}

    static void json(Response response, Callback callback, ObjectNode body) {
        json(response, callback, 200, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static void json(Response response, Callback callback, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, JSON);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    /**
     * Answers with a failure.
     *
     * @return the body that was sent
     */
    static byte[] error(Response response, Callback callback, ApiException failure) {
        failure.retryAfter().ifPresent(value -> response.getHeaders().put(HttpHeader.RETRY_AFTER, value));
        String requestId = Ids.next("req_");
        response.getHeaders().put("request-id", requestId);
        byte[] body = errorBody(failure, requestId);
        json(response, callback, failure.kind().status(), body);
        return body;
    }

    private static byte[] errorBody(ApiException failure, String requestId) {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("type", "error");
        body.putObject("error").put("type", failure.kind().type()).put("message", String.valueOf(failure.getMessage()));
        return body.put("request_id", requestId).toString().getBytes(StandardCharsets.UTF_8);
    }
}
