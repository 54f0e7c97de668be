package dev.anyclaude.bench;

import dev.anyclaude.bench.engine.HubModel;
import dev.anyclaude.bench.engine.ModelOnDisk;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a small model of random weights for servers that load the layout of the Hugging Face hub, or GGUF. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description =
                "Makes a small Qwen3 of random weights, its own tokeniser and a chat template with tools. Nothing is"
                        + " downloaded. Prints where it is.")
final class ModelCommand implements Callable<Integer> {
    private static final String IN_CACHE = "the user's cache folder";

    @ArgGroup
    Form form = new Form();

    @Option(
            names = "--says",
            paramLabel = "TEXT",
            description = "a model that always gives this answer instead; <think>, </think>, <tool_call> and"
                    + " </tool_call> in it are the model's own marks, each once at most")
    Optional<String> says = Optional.empty();

    /** The files it is in. */
    static final class Form {
        @Option(
                names = "--hf",
                arity = "0..1",
                paramLabel = "DIR",
                fallbackValue = IN_CACHE,
                description = "in the layout of the Hugging Face hub, in this folder (vLLM and others); without DIR"
                        + " (default) a smaller one for MLX in the user's cache folder, where it is only made once")
        Optional<String> hub = Optional.empty();

        @Option(names = "--gguf", paramLabel = "FILE", description = "as a GGUF file (llama.cpp's server, Ollama)")
        Optional<Path> gguf = Optional.empty();
    }

    @Override
    public Integer call() {
        System.out.println(form.gguf.map(file -> ModelOnDisk.gguf(file, says)).orElseGet(this::hub));
        return ExitCode.OK;
    }

    private Path hub() {
        String folder = form.hub.orElse(IN_CACHE);
        if (!folder.equals(IN_CACHE)) {
            return ModelOnDisk.hub(Path.of(folder), says);
        }
        if (says.isPresent()) {
            throw new BenchException("--says needs a folder for its model: --hf DIR");
        }
        return HubModel.inCache();
    }
}
