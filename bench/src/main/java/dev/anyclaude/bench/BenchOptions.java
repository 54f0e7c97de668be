package dev.anyclaude.bench;

import dev.anyclaude.bench.plan.PlanSettings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command that measures can be told. Everything has a default. */
final class BenchOptions {
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

    @Option(names = "--seed", paramLabel = "N", description = "of every random choice (default: ${DEFAULT-VALUE})")
    long seed = PlanSettings.SEED;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "where runs/, latest and baselines/ are (default: reports of the project)")
    Optional<Path> reports = Optional.empty();

    /** The recordings to replay. */
    Path sessions(Path home) {
        return sessions.orElseGet(() -> ProjectHome.sessions(home));
    }

    /** Where results go. */
    Path reports(Path home) {
        return reports.orElseGet(() -> ProjectHome.reports(home));
    }
}
