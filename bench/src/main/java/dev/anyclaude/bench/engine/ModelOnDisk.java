package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import dev.anyclaude.bench.engine.weights.Corpus;
import dev.anyclaude.bench.engine.weights.ModelShape;
import dev.anyclaude.bench.engine.weights.QwenParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes a small Qwen3 where somebody wants it, in the files that other servers load. */
public final class ModelOnDisk {
    private ModelOnDisk() {}

    /**
     * In the layout of the Hugging Face hub, for vLLM and others. {@link HubModel} is the smaller one that MLX needs where it is slow.
     *
     * @param folder need not exist
     * @param answer the model always gives, whatever it is asked; without it the weights are random
     * @throws BackendUnderTestException if it cannot be made
     */
    public static Path hub(Path folder, Optional<String> answer) {
        return make(folder, answer, QwenParts::writeFolder);
    }

    /**
     * In one GGUF file, for llama.cpp's server and Ollama.
     *
     * @param file of it; its folder is there
     * @param answer the model always gives, whatever it is asked; without it the weights are random
     * @throws BackendUnderTestException if it cannot be made
     */
    public static Path gguf(Path file, Optional<String> answer) {
        return make(file, answer, QwenParts::writeGguf);
    }

    private interface Writer {
        void write(QwenParts parts, Path to) throws IOException;
    }

    private static Path make(Path to, Optional<String> answer, Writer writer) {
        try {
            Corpus corpus = Corpus.load();
            writer.write(
                    answer.map(each -> QwenParts.saying(each, corpus))
                            .orElseGet(() -> QwenParts.random(ModelShape.embedded(), corpus)),
                    to);
            return to.toAbsolutePath();
        } catch (IOException | IllegalArgumentException e) {
            throw new BackendUnderTestException(
                    Kind.MODEL_UNAVAILABLE, "cannot make the model in " + to + ": " + e.getMessage(), e);
        }
    }
}
