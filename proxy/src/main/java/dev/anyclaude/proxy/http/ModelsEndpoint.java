package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.turn.ModelChoice;
import dev.anyclaude.proxy.turn.OfferedModel;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/models}: the backend's models in the shape of the Messages API, all on one page; and each by its id. */
final class ModelsEndpoint implements Endpoint {
    static final String PATH = "/v1/models";

    private final ModelChoice models;

    ModelsEndpoint(ModelChoice models) {
        this.models = models;
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        Replies.json(
                response,
                callback,
                path.equals(PATH)
                        ? page(models.offered())
                        : one(URLDecoder.decode(
                                path.substring(PATH.length() + 1).replace("+", "%2B"), StandardCharsets.UTF_8)));
    }

    private static ObjectNode page(List<OfferedModel> offered) {
        ObjectNode page = JsonMapper.shared().createObjectNode();
        ArrayNode data = page.putArray("data");
        offered.forEach(model -> data.add(json(model)));
        page.put("has_more", false);
        page.put("first_id", offered.isEmpty() ? null : offered.get(0).id());
        page.put(
                "last_id",
                offered.isEmpty() ? null : offered.get(offered.size() - 1).id());
        return page;
    }

    private ObjectNode one(String id) {
        return models.offered().stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .map(ModelsEndpoint::json)
                .orElseThrow(
                        () -> new ApiException(ApiException.Kind.NOT_FOUND, "the backend lists no model of this id"));
    }

    private static ObjectNode json(OfferedModel model) {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("type", "model")
                .put("id", model.id())
                .put("display_name", model.id())
                .put("created_at", Instant.ofEpochSecond(model.createdSeconds()).toString())
                .put("lifecycle", "active");
        model.contextTokens().ifPresent(tokens -> json.put("max_input_tokens", tokens));
        return json;
    }
}
