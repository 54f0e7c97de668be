package dev.anyclaude.bench.engine;

import dev.anyclaude.bench.engine.BackendUnderTestException.Kind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real llama.cpp with a real KV cache in a child JVM that ends with this one. Unless it is given a model it runs one of random
 * weights: what is cached and how prefill grows with the prompt are real, the text and the absolute speed mean nothing.
 */
public final class EmbeddedBackend implements BackendUnderTest {
    private static final String RANDOM = "anyclaude-random";

    private final EngineStart.Running engine;
    private final Path folder;
    private final String model;
    private final Map<String, String> description;

    private EmbeddedBackend(EngineStart.Running engine, Path folder, String model, Map<String, String> description) {
        this.engine = engine;
        this.folder = folder;
        this.model = model;
        this.description = Collections.unmodifiableMap(description);
    }

    /**
     * Makes the model if need be, and starts the engine with empty caches.
     *
     * @throws BackendUnderTestException if it does not run here; {@link Kind#NATIVE_UNAVAILABLE} if that is because of the
     *     platform
     */
    public static EmbeddedBackend start(EmbeddedOptions options) {
        return start(options, List.of());
    }

    static EmbeddedBackend start(EmbeddedOptions options, List<String> extraJvmArguments) {
        Map<String, String> description = new LinkedHashMap<>();
        description.put("engine", "llama.cpp b4916 in a child JVM (de.kherud:llama 4.2.0)");
        String name;
        Path file;
        if (options.gguf().isPresent()) {
            file = options.gguf().get().toAbsolutePath();
            name = file.getFileName().toString().replaceFirst("\\.gguf$", "");
            description.put("model", name + ", prompts as ChatML");
        } else {
            MadeModel made = MadeModel.in(options.cacheFolder());
            file = made.file().path();
            name = RANDOM;
            description.put("model", made.shape().describe("llama", "Q8_0"));
            description.put("vocabulary", made.shape().merges() + " merges, byte-level BPE");
            description.put(
                    "made from (SHA-256 of recipe, shape and corpus)",
                    made.file().sha256());
            description.put("meaning", "random weights: text and absolute speed mean nothing");
        }
        description.put(
                "settings",
                "batch 512, no flash attention, no GPU, no context shift, greedy, one request at a time, ChatML prompts");
        description.put("threads", Integer.toString(options.threads()));
        description.put("instances", Integer.toString(options.instances()));
        description.put("context of each", options.contextTokens() + " tokens");
        if (!Files.isReadable(file)) {
            throw new BackendUnderTestException(Kind.MODEL_UNAVAILABLE, "cannot read " + file, null);
        }
        Path folder = privateFolder();
        try {
            EngineStart.Running engine =
                    EngineStart.run(EngineCommand.of(options, file, name, folder, extraJvmArguments), file);
            return new EmbeddedBackend(engine, folder, name, description);
        } catch (BackendUnderTestException e) {
            Folders.deleteIfPossible(folder);
            throw e;
        }
    }

    private static Path privateFolder() {
        try {
            return Files.createTempDirectory("anyclaude-engine-");
        } catch (IOException e) {
            throw new BackendUnderTestException(
                    Kind.START_FAILED, "no folder for temporary files can be made: " + e, e);
        }
    }

    @Override
    public URI url() {
        return engine.url();
    }

    @Override
    public String name() {
        return "embedded";
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Map<String, String> description() {
        return description;
    }

    @Override
    public void reset() {
        try (BackendHttp http = new BackendHttp(engine.url())) {
            Optional<BackendHttp.Answer> answer = http.send("POST", "/reset");
            if (answer.isEmpty() || !answer.get().isSuccess()) {
                throw new BackendUnderTestException(
                        Kind.RESET_FAILED,
                        "the engine did not empty its caches: "
                                + answer.map(BackendHttp.Answer::body).orElse("it does not answer"),
                        null);
            }
        }
    }

    /** The child's process number. */
    long pid() {
        return engine.child().pid();
    }

    @Override
    public void close() {
        engine.child().close();
        Folders.deleteIfPossible(folder);
    }
}
