package dev.anyclaude.proxy.backend;

import java.util.List;
import java.util.Set;

/**
 * What a backend answers when asked for its models.
 *
 * @param models in its order
 * @param server the {@code server} header, empty if none
 */
public record BackendModels(List<BackendModel> models, String server) {
    private static final String DEFAULT_MODEL = "default_model";
    private static final Set<String> SERVERS_AS_OWNERS = Set.of("vllm-mlx", "vllm", "llamacpp", "omlx", "sglang");

    public BackendModels {
        models = List.copyOf(models);
    }

    /**
     * The name to ask for when the client names no model of this backend. {@code mlx_lm.server} lists what lies on the disk, not
     * what it runs, and would load whatever it is asked for; it calls the one it runs {@code default_model}.
     */
    public String defaultModel() {
        return models.isEmpty() || isMlxLm() ? DEFAULT_MODEL : models.get(0).id();
    }

    /** The kind of server, where the answer shows it; empty if not. */
    public String serverName() {
        if (isMlxLm()) {
            return "mlx_lm";
        }
        return models.stream()
                .map(BackendModel::ownedBy)
                .filter(SERVERS_AS_OWNERS::contains)
                .findFirst()
                .orElse("");
    }

    /** The only such server built on Python's {@code http.server}. */
    private boolean isMlxLm() {
        return server.startsWith("BaseHTTP/");
    }
}
