package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.SampleReader;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.verdict.Summaries;
import dev.anyclaude.bench.verdict.Summary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a replay saw.
 *
 * @param plan what was sent
 * @param manifest under which conditions
 * @param all every request, those that only set a state up too
 * @param arms those one asked about
 * @param summary everything the samples permit to say
 */
public record Samples(ReplayPlan plan, RunManifest manifest, List<TurnSample> all, Set<Arm> arms, Summary summary)
        implements Displayed {

    public Samples {
        all = List.copyOf(all);
        arms = Set.copyOf(arms);
    }

    /** Samples with what they permit to say. */
    Samples(ReplayPlan plan, RunManifest manifest, List<TurnSample> all, Set<Arm> arms) {
        this(plan, manifest, all, arms, Summaries.of(manifest, plan, all));
    }

    /** Reads a run folder, such as {@code reports/latest}. */
    public static Samples load(String runFolder) {
        RunFiles files = new RunFiles(Path.of(runFolder).toAbsolutePath().normalize());
        Set<Arm> arms = EnumSet.allOf(Arm.class);
        arms.remove(Arm.PRIME);
        return new Samples(
                ReplayPlan.read(files.plan()),
                RunManifest.read(files.manifest()),
                SampleReader.read(files.samples()),
                arms);
    }

    /** Writes the files of a run folder, from which a report can be made. */
    public Path save(String runFolder) {
        Path folder = Path.of(runFolder).toAbsolutePath().normalize();
        RunFiles files = new RunFiles(folder);
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(files.samples());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plan.write(files.plan());
        manifest.write(files.manifest());
        try (SampleLog log = SampleLog.create(files.samples())) {
            all.forEach(log::add);
        }
        summary.write(files.summary());
        return folder;
    }

    /** Time to first token. */
    public Measured ttft() {
        return new Measured(this, Metrics.TTFT);
    }

    /** Time to the end of the answer. */
    public Measured total() {
        return new Measured(this, Metrics.TOTAL);
    }

    /** Whether nothing here was measured on a real backend. */
    public boolean simulated() {
        return manifest.backend().simulated();
    }

    /** Nothing, or what every title has to say of a simulation. */
    String mark() {
        return simulated() ? " (SIMULATED)" : "";
    }

    @Override
    public MimeBundle display() {
        return grid().bundle();
    }

    @Override
    public String toString() {
        return grid().text();
    }

    private Grid grid() {
        Grid grid = new Grid(
                "Requests sent to " + manifest.backend().name() + ", "
                        + manifest.backend().model() + mark(),
                "arm",
                "sent",
                "accepted");
        for (Arm arm : Arm.values()) {
            List<TurnSample> sent =
                    all.stream().filter(each -> each.arm() == arm).toList();
            if (arms.contains(arm) && !sent.isEmpty()) {
                long accepted = sent.stream().filter(TurnSample::accepted).count();
                grid.row(arm.name(), Integer.toString(sent.size()), Long.toString(accepted));
            }
        }
        return grid;
    }
}
