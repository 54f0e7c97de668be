package dev.anyclaude.bench;

import dev.anyclaude.bench.gate.Build;
import dev.anyclaude.bench.gate.Fingerprint;
import dev.anyclaude.bench.gate.GateOutputs;
import dev.anyclaude.bench.gate.GateReceipt;
import dev.anyclaude.bench.gate.GateText;
import dev.anyclaude.bench.gate.GateVerdict;
import dev.anyclaude.bench.gate.StoredBaseline;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether a change made warm requests slower. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says whether a change made warm requests slower: with --baseline, two builds of the proxy interleaved on this"
                    + " machine; without, one build beside the stored jobs of this machine.",
            "States the rate of false failures and the smallest slowdown it could have found."
        },
        subcommands = {GatePromptsCommand.class, GateCalibrateCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:passed, or undecided without --strict",
            "1:the gate could not do its work",
            "2:a regression",
            "3:undecided, with --strict",
            "4:no baseline, or one that does not fit",
            "5:the machine is not fit to measure on"
        })
final class GateCommand implements Callable<Integer> {
    @Option(
            names = "--baseline",
            paramLabel = "BUILD",
            description = "the build to hold the candidate against: a jar, a folder, a git revision, or current")
    Optional<String> baseline = Optional.empty();

    @Mixin
    GateOptions options = new GateOptions();

    @Option(names = "--strict", description = "end with 3 if nothing could be decided")
    boolean strict;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintStream out = System.out;
        GateJob job = new GateJob(options, spec.commandLine().getParseResult().originalArgs(), out);
        Optional<Build> other = baseline.map(job::build);
        GateJob.Measured measured = job.run(job.build(options.candidate), other, options.blocks);
        GateReceipt receipt = other.isPresent()
                ? measured.run().againstBuild(other.get().name())
                : againstStored(measured, job.baselines(), out);
        Path folder = measured.folder().path();
        GateOutputs.write(receipt, folder, System.getenv());
        out.println();
        GateText.terminal(receipt).forEach(out::println);
        out.println("receipt  " + folder.resolve(GateOutputs.RECEIPT));
        return exitCode(receipt.verdict(), strict);
    }

    /** The exit code of a verdict. */
    static int exitCode(GateVerdict verdict, boolean strict) {
        return switch (verdict) {
            case PASS -> ExitCode.OK;
            case FAIL -> ExitCode.REFUTED;
            case INCONCLUSIVE -> strict ? ExitCode.INCONCLUSIVE : ExitCode.OK;
            case NO_BASELINE -> ExitCode.BASELINE;
            case UNFIT -> ExitCode.UNFIT;
        };
    }

    private static GateReceipt againstStored(GateJob.Measured measured, Path baselines, PrintStream out) {
        Fingerprint here = Fingerprint.of(measured.run().manifest());
        StoredBaseline stored = StoredBaseline.read(baselines, here);
        GateReceipt receipt = measured.run().againstStored(stored);
        if (receipt.verdict() == GateVerdict.NO_BASELINE) {
            StoredBaseline.nearest(baselines, here)
                    .filter(each -> !each.isEmpty())
                    .ifPresent(each -> out.println("the nearest stored baseline is of other conditions; here " + each));
            out.println("to store this run: bench promote " + measured.folder().path());
        }
        return receipt;
    }
}
