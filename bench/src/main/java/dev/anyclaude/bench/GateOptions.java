package dev.anyclaude.bench;

import picocli.CommandLine.Mixin;
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

    @Mixin
    BenchOptions common = new BenchOptions();

    @Option(names = "--blocks", paramLabel = "N", description = "blocks of a run (default: ${DEFAULT-VALUE})")
    int blocks = 10;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "warm requests of each build in a block (default: ${DEFAULT-VALUE})")
    int rounds = 5;

    @Option(names = "--max-tokens", paramLabel = "N", description = "answer length (default: ${DEFAULT-VALUE})")
    int maxTokens = 8;

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
            names = "--maven",
            paramLabel = "COMMAND",
            defaultValue = "mvn",
            description = "how to run Maven to build a revision (default: ${DEFAULT-VALUE})")
    String maven = "mvn";
}
