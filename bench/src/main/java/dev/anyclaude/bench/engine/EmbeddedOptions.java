package dev.anyclaude.bench.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the embedded backend runs.
 *
 * @param gguf a model to run instead of the made one
 * @param instances conversations that can be cached at once
 * @param contextTokens longest prompt and answer together
 * @param threads that compute
 * @param cacheFolder where the made model is kept between runs
 */
public record EmbeddedOptions(Optional<Path> gguf, int instances, int contextTokens, int threads, Path cacheFolder) {
    private static final int INSTANCES = 2;
    private static final int CONTEXT_TOKENS = 32_768;

    public EmbeddedOptions {
        if (instances < 1 || contextTokens < 1_024 || threads < 1) {
            throw new IllegalArgumentException(
                    instances + " instances of " + contextTokens + " tokens on " + threads + " threads");
        }
    }

    /** The made model: two conversations of 32,768 tokens on all cores. */
    public static EmbeddedOptions standard() {
        return new EmbeddedOptions(
                Optional.empty(),
                INSTANCES,
                CONTEXT_TOKENS,
                Runtime.getRuntime().availableProcessors(),
                CacheFolder.ofUser());
    }

    /**
     * The same engine with another model. Prompts are rendered as ChatML whatever the model was trained on: its times and cache
     * counts are as good as with its own template, its answers may not be.
     *
     * @param file in GGUF format, one that llama.cpp build 4916 reads
     */
    public EmbeddedOptions model(Path file) {
        return new EmbeddedOptions(Optional.of(file), instances, contextTokens, threads, cacheFolder);
    }

    /** The same with another size. */
    public EmbeddedOptions size(int newInstances, int newContextTokens) {
        return new EmbeddedOptions(gguf, newInstances, newContextTokens, threads, cacheFolder);
    }

    /** The same with another number of computing threads. */
    public EmbeddedOptions threads(int newThreads) {
        return new EmbeddedOptions(gguf, instances, contextTokens, newThreads, cacheFolder);
    }

    /** The same with the made model kept elsewhere. */
    public EmbeddedOptions cacheFolder(Path folder) {
        return new EmbeddedOptions(gguf, instances, contextTokens, threads, folder);
    }
}
