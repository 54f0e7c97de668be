package dev.anyclaude.proxy.http;

import dev.anyclaude.proxy.turn.ModelChoice;
import dev.anyclaude.proxy.turn.OfferedModel;
import java.time.Instant;
import java.util.List;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /v1/models}: the backend's models in the shape of the Messages API, all on one page. */
final class ModelsEndpoint implements Endpoint {
    private final ModelChoice models;

    ModelsEndpoint(ModelChoice models) {
        this.models = models;
    }

    @Override
    public void handle(Request request, Response response, Callback callback) {
        List<OfferedModel> offered = models.offered();
        ObjectNode page = JsonMapper.shared().createObjectNode();
        ArrayNode data = page.putArray("data");
        for (OfferedModel model : offered) {
            data.addObject()
                    .put("type", "model")
                    .put("id", model.id())
                    .put("display_name", model.id())
                    .put(
                            "created_at",
                            Instant.ofEpochSecond(model.createdSeconds()).toString());
        }
        page.put("has_more", false);
        page.put("first_id", offered.isEmpty() ? null : offered.get(0).id());
        page.put(
                "last_id",
                offered.isEmpty() ? null : offered.get(offered.size() - 1).id());
        Replies.json(response, callback, page);
    }
}
