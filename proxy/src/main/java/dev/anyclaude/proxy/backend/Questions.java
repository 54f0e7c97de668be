package dev.anyclaude.proxy.backend;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a backend for its limits, each kind where it tells them. What is not told stays unknown. */
final class Questions {
    private final HttpBackend backend;

    Questions(HttpBackend backend) {
        this.backend = backend;
    }

    /** The same models with what there is to know about them. */
    BackendModels complete(BackendModels listed) {
        try {
            return switch (listed.kind()) {
                case LLAMA_CPP -> withProps(listed, json("props"));
                case OLLAMA -> withLoaded(listed, json("api/ps"));
                case LM_STUDIO -> withNative(listed, json("api/v0/models"));
                default -> listed;
            };
        } catch (IOException | JacksonException e) {
            return listed; // limits are a convenience
        }
    }

    /** {@code n_ctx} is what one slot holds, all of them the same. */
    private static BackendModels withProps(BackendModels listed, JsonNode props) {
        OptionalInt context = positive(props.path("default_generation_settings").path("n_ctx"));
        List<BackendModel> models = listed.models().stream()
                .map(model -> new BackendModel(model.id(), model.createdSeconds(), model.ownedBy(), context))
                .toList();
        return new BackendModels(models, listed.server(), positive(props.path("total_slots")));
    }

    /** Only a model that is loaded has a context. */
    private static BackendModels withLoaded(BackendModels listed, JsonNode answer) {
        Map<String, OptionalInt> contexts = new HashMap<>();
        for (JsonNode model : answer.path("models")) {
            contexts.put(model.path("name").asString(""), positive(model.path("context_length")));
        }
        return withContexts(listed, contexts);
    }

    /** A model that is loaded has the context it was loaded with, which is often less than it could have. */
    private static BackendModels withNative(BackendModels listed, JsonNode answer) {
        Map<String, OptionalInt> contexts = new HashMap<>();
        for (JsonNode model : answer.path("data")) {
            OptionalInt loaded = positive(model.path("loaded_context_length"));
            contexts.put(
                    model.path("id").asString(""),
                    loaded.isPresent() ? loaded : positive(model.path("max_context_length")));
        }
        return withContexts(listed, contexts);
    }

    private static BackendModels withContexts(BackendModels listed, Map<String, OptionalInt> contexts) {
        List<BackendModel> models = listed.models().stream()
                .map(model -> new BackendModel(
                        model.id(),
                        model.createdSeconds(),
                        model.ownedBy(),
                        contexts.getOrDefault(model.id(), OptionalInt.empty())))
                .toList();
        return new BackendModels(models, listed.server(), listed.slots());
    }

    static OptionalInt positive(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToInt() && number.asInt() > 0
                ? OptionalInt.of(number.asInt())
                : OptionalInt.empty();
    }

    private JsonNode json(String path) throws IOException {
        return JsonMapper.shared().readTree(backend.ask(path));
    }
}
