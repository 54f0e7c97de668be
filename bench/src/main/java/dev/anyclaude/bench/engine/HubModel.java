package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import dev.anyclaude.bench.engine.weights.Corpus;
import dev.anyclaude.bench.engine.weights.ModelFolder;
import dev.anyclaude.bench.engine.weights.ModelShape;
import java.io.IOException;
import java.nio.file.Path;

/** The model of random weights for servers that load the layout of the Hugging Face hub, such as MLX. */
public final class HubModel {
    private HubModel() {}

    /**
     * Its folder in the user's cache folder, where it is made if need be.
     *
     * @throws BackendUnderTestException if it cannot be made
     */
    public static Path inCache() {
        try {
            return ModelFolder.in(CacheFolder.ofUser(), ModelShape.mlx(), Corpus.load());
        } catch (IOException e) {
            throw new BackendUnderTestException(Kind.MODEL_UNAVAILABLE, "cannot make the model: " + e, e);
        }
    }

    /** What reports say of it. */
    public static String describe() {
        return ModelShape.mlx().describe("Qwen3", "single precision");
    }
}
