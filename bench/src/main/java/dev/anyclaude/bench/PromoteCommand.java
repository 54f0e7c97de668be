package dev.anyclaude.bench;

import dev.anyclaude.bench.gate.Fingerprint;
import dev.anyclaude.bench.gate.GateOutputs;
import dev.anyclaude.bench.gate.GateReceipt;
import dev.anyclaude.bench.gate.StoredBaseline;
import dev.anyclaude.bench.sample.EnvironmentProbe;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.sample.RunManifest;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a run of the gate to what later runs are held against. */
@Command(
        name = "promote",
        mixinStandardHelpOptions = true,
        description =
                "Adds a run of bench gate to the stored baseline of this machine. Refuses runs that failed, that were"
                        + " unfit, or that were made elsewhere.")
final class PromoteCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "the run's folder")
    Path run = Path.of("");

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "where baselines/ is (default: reports of the project)")
    Optional<Path> reports = Optional.empty();

    @Override
    public Integer call() {
        Path home = ProjectHome.find();
        GateReceipt receipt = GateReceipt.read(run.resolve(GateOutputs.RECEIPT));
        RunManifest then = RunManifest.read(new RunFiles(run).manifest());
        Fingerprint here = Fingerprint.of(then.on(EnvironmentProbe.read(home)));
        Path baselines = reports.orElseGet(() -> ProjectHome.reports(home)).resolve("baselines");
        Path file = StoredBaseline.promote(receipt, here, baselines);
        System.out.println("promoted " + receipt.run() + " to " + file);
        return ExitCode.OK;
    }
}
