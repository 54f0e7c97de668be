package dev.anyclaude.bench;

import dev.anyclaude.bench.engine.HubModel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a small model of random weights for servers that load the layout of the Hugging Face hub. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description =
                "Makes a small Qwen3 of random weights, its own tokeniser and a chat template with tools, in the layout"
                        + " of the Hugging Face hub. Nothing is downloaded. Prints the folder.")
final class ModelCommand implements Callable<Integer> {
    private static final String IN_CACHE = "the user's cache folder";

    @Option(
            names = "--hf",
            required = true,
            arity = "0..1",
            paramLabel = "DIR",
            fallbackValue = IN_CACHE,
            description = "where; without DIR in the user's cache folder, where it is only made once")
    String folder = IN_CACHE;

    @Option(
            names = "--says",
            paramLabel = "TEXT",
            description = "with --hf DIR: a model that always gives this answer instead; <think>, </think>, <tool_call>"
                    + " and </tool_call> in it are the model's own marks, each once at most")
    Optional<String> says = Optional.empty();

    @Override
    public Integer call() {
        boolean inCache = folder.equals(IN_CACHE);
        if (inCache && says.isPresent()) {
            throw new BenchException("--says needs a folder for its model: --hf DIR");
        }
        Path made = inCache
                ? HubModel.inCache()
                : says.map(each -> HubModel.writeSaying(Path.of(folder), each))
                        .orElseGet(() -> HubModel.write(Path.of(folder)));
        System.out.println(made);
        return ExitCode.OK;
    }
}
