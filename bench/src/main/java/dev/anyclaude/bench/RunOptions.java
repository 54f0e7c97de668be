package dev.anyclaude.bench;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a user can say about a run. Everything has a default. */
final class RunOptions {

    /** Two sizes besides the normal one. */
    static final class SizeChoice {
        @Option(
                names = "--quick",
                description = "7 blocks, short answers: about 75 s on two cores with the embedded engine")
        boolean quick;

        @Option(names = "--publish", description = "20 blocks and whole sessions: for numbers you show to others")
        boolean publish;
    }

    @ArgGroup(exclusive = true)
    SizeChoice size = new SizeChoice();

    @Option(
            names = "--backend",
            paramLabel = "WHAT",
            defaultValue = "embedded",
            description =
                    "embedded (a real llama.cpp with a small random model, default), mlx or vllm-mlx (a real MLX"
                            + " server, installed the first time), fake (known costs, SIMULATED), or the URL of any OpenAI-compatible server")
    String backend = "embedded";

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description = {
                "with --backend URL: the model to ask for (default: the first it lists)",
                "with the embedded engine: a GGUF file to run instead of the random model",
                "with mlx and vllm-mlx: a folder or a name to load instead of the random model"
            })
    Optional<String> model = Optional.empty();

    @Option(
            names = "--venv",
            paramLabel = "DIR",
            description = "with mlx and vllm-mlx: a Python environment that has the server already")
    Optional<Path> venv = Optional.empty();

    @Option(
            names = "--sessions",
            paramLabel = "PATH",
            description = "a recorded session or a folder of them (default: bench/sessions of the project)")
    Optional<Path> sessions = Optional.empty();

    @Option(names = "--claim", paramLabel = "X", description = "speedup under test (default: ${DEFAULT-VALUE})")
    double claim = Defaults.CLAIM;

    @Option(names = "--blocks", paramLabel = "N", description = "repetitions, instead of the size's own number")
    Optional<Integer> blocks = Optional.empty();

    @Option(names = "--max-tokens", paramLabel = "N", description = "answer length, instead of the size's own")
    Optional<Integer> maxTokens = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "of every random choice (default: ${DEFAULT-VALUE})")
    long seed = Defaults.SEED;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "where runs/ and latest are (default: reports of the project)")
    Optional<Path> reports = Optional.empty();

    RunSize size() {
        return size.quick ? RunSize.QUICK : size.publish ? RunSize.PUBLISH : RunSize.NORMAL;
    }
}
