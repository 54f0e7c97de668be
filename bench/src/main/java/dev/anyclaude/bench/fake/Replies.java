package dev.anyclaude.bench.fake;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and answering whole JSON documents. */
final class Replies {
    private Replies() {}

    /** The request's body; an empty object if it is no JSON. */
    static JsonNode body(Request request) throws java.io.IOException {
        String text = Content.Source.asString(request, StandardCharsets.UTF_8);
        try {
            return text.isBlank() ? ChatChunks.MAPPER.createObjectNode() : ChatChunks.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return ChatChunks.MAPPER.createObjectNode();
        }
    }

    static void json(Response response, int status, JsonNode body, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, body.toString(), callback);
    }

    static void notFound(Response response, Callback callback) {
        ObjectNode body = ChatChunks.MAPPER.createObjectNode();
        body.putObject("error").put("message", "not here");
        json(response, 404, body, callback);
    }

    /** The list of the only model. */
    static ObjectNode models(String model) {
        ObjectNode list = ChatChunks.MAPPER.createObjectNode().put("object", "list");
        list.putArray("data").addObject().put("id", model).put("object", "model");
        return list;
    }
}
