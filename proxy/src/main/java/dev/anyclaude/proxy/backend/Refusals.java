package dev.anyclaude.proxy.backend;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A refusal in the backend's own words, wherever its dialect puts them. */
final class Refusals {
    private static final int MOST_CHARACTERS = 600;

    private Refusals() {}

    static BackendException of(BackendResponse response, String body, BackendAddress address) {
        String all = words(body);
        String words = all.substring(0, Math.min(all.length(), MOST_CHARACTERS));
        return new BackendException(response.status(), words, address, response.header("retry-after"));
    }

    private static String words(String body) {
        try {
            JsonNode root = JsonMapper.shared().readTree(body);
            for (JsonNode place : new JsonNode[] {
                root.path("error").path("message"), root.path("error"), root.path("message"), root.path("detail")
            }) {
                if (place.isString()) {
                    return place.asString().strip();
                }
            }
        } catch (JacksonException e) {
            return body.strip();
        }
        return body.strip();
    }
}
