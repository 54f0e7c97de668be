package dev.anyclaude.bench;

import dev.anyclaude.bench.notebook.KernelLimits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that runs a notebook can be told. */
final class NotebookOptions {
    @Option(
            names = "-p",
            paramLabel = "NAME=VALUE",
            description = "another value for what the cell tagged \"parameters\" declares; may be repeated")
    Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            description = "longest time for one cell, then it is interrupted (default: ${DEFAULT-VALUE})")
    double timeoutSeconds = KernelLimits.STANDARD.time().toSeconds();

    @Option(
            names = "--max-output",
            paramLabel = "BYTES",
            description = "most that one cell may print or show (default: ${DEFAULT-VALUE})")
    int maxOutputBytes = KernelLimits.STANDARD.outputBytes();

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    KernelLimits limits() {
        if (!(timeoutSeconds > 0) || maxOutputBytes < 1) {
            throw new ParameterException(spec.commandLine(), "--timeout and --max-output are greater than 0");
        }
        return new KernelLimits(Duration.ofMillis((long) Math.ceil(timeoutSeconds * 1e3)), maxOutputBytes);
    }
}
