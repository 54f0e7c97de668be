package dev.anyclaude.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The ways known servers have to empty their prefix cache. */
final class CacheReset {
    /** Tried in this order; the first one a server has is the one it means. */
    private static final List<Way> WAYS = List.of(
            new Way("POST", "/reset"), // the embedded engine
            new Way("POST", "/reset_prefix_cache"), // vLLM
            new Way("POST", "/flush_cache"), // SGLang
            new Way("DELETE", "/v1/cache"), // vllm-mlx; its 0.6.0 says "cleared" to the next one and clears nothing
            new Way("DELETE", "/v1/cache/prefix")); // vllm-mlx, the prefix cache alone

    private final BackendHttp http;
    private final List<String> tried = new ArrayList<>();

    private record Way(String method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    CacheReset(BackendHttp http) {
        this.http = http;
    }

    /** Empties the cache in the first way that works. */
    boolean run() {
        tried.clear();
        for (Way way : WAYS) {
            if (succeeds(way)) {
                return true;
            }
        }
        return eraseSlots();
    }

    /** What the last attempt sent and got. */
    String tried() {
        return String.join(", ", tried);
    }

    /** llama.cpp's server empties its slots one by one. */
    private boolean eraseSlots() {
        Optional<BackendHttp.Answer> list = http.send("GET", "/slots");
        JsonNode slots = list.filter(BackendHttp.Answer::isSuccess)
                .map(BackendHttp.Answer::json)
                .filter(JsonNode::isArray)
                .orElse(null);
        if (slots == null || slots.isEmpty()) {
            tried.add("GET /slots (" + status(list) + ")");
            return false;
        }
        boolean all = true;
        for (JsonNode slot : slots) {
            all &= succeeds(new Way("POST", "/slots/" + slot.path("id").asInt(0) + "?action=erase"));
        }
        return all;
    }

    private boolean succeeds(Way way) {
        Optional<BackendHttp.Answer> answer = http.send(way.method(), way.path());
        tried.add(way + " (" + status(answer) + ")");
        return answer.filter(BackendHttp.Answer::isSuccess)
                .filter(CacheReset::saysSo)
                .isPresent();
    }

    /** vllm-mlx answers 200 when there was nothing it could empty, and says so only in the body. */
    private static boolean saysSo(BackendHttp.Answer answer) {
        String status = answer.json().path("status").asString("");
        return !status.equals("not_supported") && !status.equals("no_engine");
    }

    private static String status(Optional<BackendHttp.Answer> answer) {
        return answer.map(each -> Integer.toString(each.status())).orElse("no answer");
    }
}
