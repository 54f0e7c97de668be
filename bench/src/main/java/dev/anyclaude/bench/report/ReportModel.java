package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.Fitness;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.SampleReader;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything the page says, as the files of a run have it.
 *
 * @param fitness of the machine; empty in runs older than the check
 * @param causes why turns found little in the cache, as far as the proxies logged it
 * @param files those files, to be kept in the page
 */
record ReportModel(
        ReplayPlan plan,
        RunManifest manifest,
        List<TurnSample> samples,
        Summary summary,
        Optional<Fitness> fitness,
        TurnCauses causes,
        List<RawFile> files) {

    /** A file as it is on disk. */
    record RawFile(String name, String text) {}

    ReportModel {
        samples = List.copyOf(samples);
        files = List.copyOf(files);
    }

    static ReportModel read(Path folder) {
        RunFiles run = new RunFiles(folder);
        List<RawFile> files = Stream.of(run.summary(), run.samples(), run.manifest(), run.plan())
                .map(ReportModel::raw)
                .toList();
        List<TurnSample> samples = SampleReader.read(run.samples());
        return new ReportModel(
                ReplayPlan.read(run.plan()),
                RunManifest.read(run.manifest()),
                samples,
                Summary.read(run.summary()),
                Fitness.read(run.fitness()),
                TurnCauses.read(run, samples),
                files);
    }

    private static RawFile raw(Path file) {
        try {
            return new RawFile(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ReportException(
                    "cannot read " + file + ": " + e
                            + "; a report is made of a run's summary, samples, manifest and plan",
                    e);
        }
    }

    /** Nothing here was measured on a real backend; said in every title if so. */
    boolean simulated() {
        return summary.simulated() || manifest.backend().simulated();
    }

    /** A title that cannot be quoted without saying so if the run was simulated. */
    String title(String text) {
        return simulated() ? text + " (SIMULATED)" : text;
    }

    /** Classes of bodies that were compared, the headline's first. */
    List<String> strata() {
        Set<String> strata = new LinkedHashSet<>();
        summary.headlineVerdict().ifPresent(each -> strata.add(each.stratum()));
        summary.verdicts().forEach(each -> strata.add(each.stratum()));
        return List.copyOf(strata);
    }

    /** Requests of the blocks, of one arm and one class of bodies. */
    List<TurnSample> samples(Arm arm, String stratum) {
        return samples.stream()
                .filter(each -> each.arm() == arm && each.block() != TurnSample.NO_BLOCK)
                .filter(each -> each.stratum().equals(stratum))
                .toList();
    }

    /** Requests of the replayed sessions that took one way. */
    List<TurnSample> timeline(Route path) {
        return samples.stream()
                .filter(each -> each.arm() == Arm.TIMELINE && each.path() == path)
                .toList();
    }

    /** Values of one metric, of those requests that count, or of those that do not. */
    static double[] values(List<TurnSample> samples, Metric metric, boolean accepted) {
        return samples.stream()
                .filter(each -> each.accepted() == accepted)
                .flatMapToDouble(each -> metric.of(each).stream())
                .toArray();
    }

    /** The verdicts on one class of bodies. */
    List<MetricVerdict> verdicts(String stratum) {
        return summary.verdicts().stream()
                .filter(each -> each.stratum().equals(stratum))
                .toList();
    }
}
