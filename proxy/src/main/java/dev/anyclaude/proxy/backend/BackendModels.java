package dev.anyclaude.proxy.backend;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a backend answers when asked for its models, and for its limits if it has an endpoint for them.
 *
 * @param models in its order
 * @param server the {@code server} header, empty if none
 * @param slots conversations it keeps at the same time; empty if it does not tell
 */
public record BackendModels(List<BackendModel> models, String server, OptionalInt slots) {
    private static final String LATEST = ":latest";
    private static final String DEFAULT_MODEL = "default_model";

    /** Nothing is known. */
    public static final BackendModels NONE = new BackendModels(List.of(), "", OptionalInt.empty());

    public BackendModels {
        models = List.copyOf(models);
    }

    /**
     * The name to ask for when the client names no model of this backend. {@code mlx_lm.server} lists what lies on the disk, not
     * what it runs, and would load whatever it is asked for; it calls the one it runs {@code default_model}.
     */
    public String defaultModel() {
        return models.isEmpty() || kind() == BackendKind.MLX_LM
                ? DEFAULT_MODEL
                : models.get(0).id();
    }

    /** The kind of server, where the answer shows it. */
    public BackendKind kind() {
        if (server.startsWith("BaseHTTP/")) { // the only such server built on Python's http.server
            return BackendKind.MLX_LM;
        }
        for (BackendModel model : models) {
            BackendKind kind = BackendKind.ofOwner(model.ownedBy());
            if (kind != BackendKind.UNKNOWN) {
                return kind;
            }
        }
        return BackendKind.UNKNOWN;
    }

    /** The context of the model of this name, which Ollama lists with its tag; empty if the backend does not tell. */
    public OptionalInt contextTokens(String name) {
        return models.stream()
                .filter(model -> model.id().equals(name) || model.id().equals(name + LATEST))
                .findFirst()
                .map(BackendModel::contextTokens)
                .orElse(OptionalInt.empty());
    }
}
