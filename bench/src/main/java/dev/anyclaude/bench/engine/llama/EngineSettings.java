package dev.anyclaude.bench.engine.llama;

import java.nio.file.Path;

/**
 * What the engine is started with; all arguments of its program, in this order.
 *
 * @param model GGUF file
 * @param modelName what clients call it
 * @param instances conversations that can be cached at once
 * @param contextTokens of each
 * @param threads that compute
 * @param folder private to this engine; holds the native library and the log, and goes when the engine ends
 */
record EngineSettings(Path model, String modelName, int instances, int contextTokens, int threads, Path folder) {
    EngineSettings {
        if (instances < 1 || contextTokens < Instance.BATCH_TOKENS || threads < 1) {
            throw new IllegalArgumentException(
                    instances + " instances of " + contextTokens + " tokens on " + threads + " threads");
        }
    }

    static EngineSettings parse(String[] args) {
        return new EngineSettings(
                Path.of(args[0]),
                args[1],
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Path.of(args[5]));
    }

    Path log() {
        return folder.resolve("engine.log");
    }
}
