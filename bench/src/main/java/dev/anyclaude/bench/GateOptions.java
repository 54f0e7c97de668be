package dev.anyclaude.bench;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a user can say about a measurement of the gate. Everything has a default. */
final class GateOptions {
    @Option(
            names = "--candidate",
            paramLabel = "BUILD",
            defaultValue = "current",
            description =
                    "the proxy under test: a jar, a folder of classes, a folder of jars, a git revision, or current (default)")
    String candidate = "current";

    @Option(
            names = "--backend",
            paramLabel = "WHAT",
            defaultValue = "embedded",
            description = "embedded (default), fake (SIMULATED), or the URL of any OpenAI-compatible server")
    String backend = "embedded";

    @Option(
            names = "--model",
            paramLabel = "NAME|FILE",
            description = "the model to ask a URL for, or a GGUF file for the embedded engine")
    Optional<String> model = Optional.empty();

    @Option(
            names = "--sessions",
            paramLabel = "PATH",
            description = "a recorded session or a folder of them (default: bench/sessions of the project)")
    Optional<Path> sessions = Optional.empty();

    @Option(names = "--blocks", paramLabel = "N", description = "blocks of a run (default: ${DEFAULT-VALUE})")
    int blocks = 10;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "warm requests of each build in a block (default: ${DEFAULT-VALUE})")
    int rounds = 5;

    @Option(names = "--max-tokens", paramLabel = "N", description = "answer length (default: ${DEFAULT-VALUE})")
    int maxTokens = 8;

    @Option(names = "--seed", paramLabel = "N", description = "of every random choice (default: ${DEFAULT-VALUE})")
    long seed = Defaults.SEED;

    @Option(
            names = "--tolerate",
            paramLabel = "PERCENT",
            description = "slowdown that is not called one (default: ${DEFAULT-VALUE})")
    double toleratePercent = 5;

    @Option(
            names = "--tolerate-at-most",
            paramLabel = "PERCENT",
            description = "slowdown that must be excluded to pass (default: ${DEFAULT-VALUE})")
    double tolerateAtMostPercent = 15;

    @Option(
            names = "--floor",
            paramLabel = "MS",
            description = "a smaller change of TTFT or total never fails (default: ${DEFAULT-VALUE})")
    double floorMillis = 20;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "where runs/ and baselines/ are (default: reports of the project)")
    Optional<Path> reports = Optional.empty();

    @Option(
            names = "--maven",
            paramLabel = "COMMAND",
            defaultValue = "mvn",
            description = "how to run Maven to build a revision (default: ${DEFAULT-VALUE})")
    String maven = "mvn";

    /** The part that says which backend, as a run has it. */
    RunOptions asRun() {
        RunOptions run = new RunOptions();
        run.backend = backend;
        run.model = model;
        run.seed = seed;
        return run;
    }
}
