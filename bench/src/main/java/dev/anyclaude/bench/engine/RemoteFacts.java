package dev.anyclaude.bench.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a server tells about itself, as far as it does. */
final class RemoteFacts {
    private RemoteFacts() {}

    static Map<String, String> read(BackendHttp http, BackendHttp.Answer models, String model) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("engine", http.root().toString());
        facts.put("model", model);
        put(facts, "server header", models.server());
        for (JsonNode entry : models.json().path("data")) {
            if (entry.path("id").asString("").equals(model)) {
                put(facts, "owned by", entry.path("owned_by").asString(""));
                put(facts, "context declared", entry.path("max_model_len").asString(""));
                put(
                        facts,
                        "context trained",
                        entry.path("meta").path("n_ctx_train").asString(""));
                put(facts, "parameters", entry.path("meta").path("n_params").asString(""));
            }
        }
        JsonNode props = json(http, "/props");
        put(facts, "build", props.path("build_info").asString(""));
        put(facts, "slots", props.path("total_slots").asString(""));
        put(
                facts,
                "context of each",
                props.path("default_generation_settings").path("n_ctx").asString(""));
        put(facts, "version", json(http, "/version").path("version").asString(""));
        JsonNode status = json(http, "/v1/status");
        put(facts, "status", status.isObject() ? status.path("status").asString("") : "");
        return facts;
    }

    private static JsonNode json(BackendHttp http, String path) {
        Optional<BackendHttp.Answer> answer = http.send("GET", path).filter(BackendHttp.Answer::isSuccess);
        return answer.orElse(new BackendHttp.Answer(404, "", "{}")).json();
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}
