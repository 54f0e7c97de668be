package dev.anyclaude.bench;

import dev.anyclaude.bench.gate.Build;
import dev.anyclaude.bench.gate.Calibration;
import dev.anyclaude.bench.gate.Calibrator;
import dev.anyclaude.bench.gate.Fingerprint;
import dev.anyclaude.bench.gate.GateMetric;
import dev.anyclaude.bench.gate.GateRun;
import dev.anyclaude.bench.gate.PairedEvidence;
import dev.anyclaude.bench.stats.Block;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Learns what this machine shows when nothing has changed. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Compares a build with itself, many times, and stores for this machine how much the comparison scatters,"
                        + " how often it failed for nothing, the smallest slowdown it would find, and how many blocks it takes.")
final class GateCalibrateCommand implements Callable<Integer> {
    @Option(names = "--runs", paramLabel = "N", description = "comparisons (default: ${DEFAULT-VALUE})")
    int runs = 20;

    @Mixin
    GateOptions options = new GateOptions();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        GateJob job = new GateJob(options, spec.commandLine().getParseResult().originalArgs(), System.out);
        Build build = job.build(options.candidate);
        GateRun run = job.run(build, Optional.of(build), runs * options.blocks).run();
        run.conditions().requireFit();
        run.conditions().warnings().forEach(each -> System.out.println("note: " + each));
        Map<GateMetric, List<Block>> blocks = new EnumMap<>(GateMetric.class);
        for (GateMetric metric : GateMetric.values()) {
            blocks.put(
                    metric,
                    PairedEvidence.blocks(
                            metric == GateMetric.PROXY_OVERHEAD ? run.overhead() : run.samples(),
                            metric,
                            run.plan().headline().stratum()));
        }
        Calibration calibration = new Calibrator(job.rule(), options.blocks)
                .of(blocks, Fingerprint.of(run.manifest()), run.manifest().startedAt(), options.common.seed);
        Path file = calibration.write(job.baselines());
        print(calibration, System.out);
        System.out.println("stored   " + file);
        return ExitCode.OK;
    }

    private static void print(Calibration calibration, PrintStream out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%d runs of %d blocks of a build against itself: %d failed, so fewer than %.1f %% do (95 %% confidence,"
                        + " Clopper-Pearson)%n",
                calibration.runs(),
                calibration.blocks(),
                calibration.failures(),
                100 * calibration.failuresUpper());
        out.printf(
                Locale.ROOT,
                "drawn anew from the same blocks 10,000 times: %.2f %% failed%n",
                100 * calibration.resampledFailures());
        for (GateMetric metric : GateMetric.values()) {
            Calibration.Scatter scatter = calibration.metrics().get(metric);
            if (scatter != null) {
                out.printf(
                        Locale.ROOT,
                        "%-14s s_D %.3f, would find %+.1f %%, 95 %% of runs within %.1f %%, recommended blocks %d%n",
                        metric.label(),
                        scatter.deviation(),
                        100 * scatter.detectable(),
                        100 * scatter.change95(),
                        scatter.blocksNeeded());
            }
        }
    }
}
