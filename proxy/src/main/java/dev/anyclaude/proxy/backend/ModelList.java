package dev.anyclaude.proxy.backend;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the answer of {@code /v1/models}. */
final class ModelList {
    private ModelList() {}

    static List<BackendModel> read(String body) throws BackendException {
        List<BackendModel> models = new ArrayList<>();
        try {
            JsonNode data = JsonMapper.shared().readTree(body).path("data");
            if (!data.isArray()) {
                throw new BackendException(
                        BackendException.Kind.MALFORMED, "what answers at /v1/models lists no models", null);
            }
            for (JsonNode model : data) {
                String id = model.path("id").asString("");
                if (!id.isEmpty()) {
                    models.add(new BackendModel(
                            id,
                            Math.max(0, model.path("created").asLong(0)),
                            model.path("owned_by").asString(""),
                            Questions.positive(model.path("max_model_len"))));
                }
            }
        } catch (JacksonException e) {
            throw new BackendException(BackendException.Kind.MALFORMED, "the backend's list of models is no JSON", e);
        }
        return models;
    }
}
