package dev.anyclaude.bench;

import dev.anyclaude.bench.drive.Driver;
import dev.anyclaude.bench.drive.ProxyLauncher;
import dev.anyclaude.bench.drive.RunLock;
import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.interop.Pause;
import dev.anyclaude.bench.interop.Pauses;
import dev.anyclaude.bench.lab.Samples;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Overrides;
import dev.anyclaude.bench.plan.PlanBuilder;
import dev.anyclaude.bench.plan.PlanSettings;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplaySessions;
import dev.anyclaude.bench.plan.Sha256;
import dev.anyclaude.bench.plan.Slo;
import dev.anyclaude.bench.plan.ThinkTimes;
import dev.anyclaude.bench.plan.WarmUp;
import dev.anyclaude.bench.report.Report;
import dev.anyclaude.bench.sample.Fitness;
import dev.anyclaude.bench.sample.FitnessProbe;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.SessionReader;
import dev.anyclaude.bench.verdict.Summary;
import dev.anyclaude.bench.verdict.Verdict;
import dev.anyclaude.bench.verdict.VerdictText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Help.Ansi;

/** The main job, stage by stage: each reads what the one before it wrote. */
final class RunJob {
    private final RunOptions options;
    private final List<String> arguments;
    private final PrintStream out;
    private final Path home = ProjectHome.find();

    /**
     * Prepares the job.
     *
     * @param arguments the command line, for the manifest
     * @param out where progress and verdict go
     */
    RunJob(RunOptions options, List<String> arguments, PrintStream out) {
        this.options = options;
        this.arguments = List.copyOf(arguments);
        this.out = out;
    }

    /** Runs it and gives the exit code. */
    int run() {
        List<ReplaySession> sessions = sessions();
        ReplayPlan plan = PlanBuilder.build(sessions, settings(), options.common.seed);
        RunLock held = RunLock.ofMachine();
        try (held) {
            return conclude(measure(sessions, plan));
        }
    }

    /** Makes summary and report of a run's files and prints the verdict. */
    static int conclude(RunFolder folder, PrintStream out) {
        requirePlanAsFixed(folder.files());
        Samples samples = Samples.load(folder.path().toString());
        Summary summary = samples.summary();
        summary.write(folder.files().summary());
        Report.write(folder.path());
        out.println();
        out.print(VerdictText.render(summary));
        Optional<Fitness> fitness = Fitness.read(folder.files().fitness());
        fitness.stream().flatMap(each -> each.warnings().stream()).forEach(each -> out.println("warning: " + each));
        fitness.map(Fitness::unknown)
                .filter(unknown -> !unknown.isEmpty())
                .ifPresent(unknown -> out.println("this machine does not say: " + String.join(", ", unknown)));
        requireAccepted(samples, folder);
        boolean refuted = summary.headlineVerdict()
                .filter(each -> each.verdict() == Verdict.REFUTED)
                .isPresent();
        return refuted ? ExitCode.REFUTED : ExitCode.OK;
    }

    /** What the claim is about was fixed before the first request, and the manifest has the digest. */
    private static void requirePlanAsFixed(RunFiles files) {
        try {
            byte[] plan = Files.readAllBytes(files.plan());
            if (!Sha256.of(plan).equals(RunManifest.read(files.manifest()).planSha256())) {
                throw new BenchException(
                        files.plan() + " is not the plan that was fixed before the run (plan_sha256 in "
                                + files.manifest() + "); take both from where the run was made");
            }
        } catch (IOException e) {
            throw new BenchException("cannot read the plan of a run: " + e + "; name the folder of a run", e);
        }
    }

    private static void requireAccepted(Samples samples, RunFolder folder) {
        List<TurnSample> compared =
                samples.all().stream().filter(each -> each.arm() != Arm.PRIME).toList();
        if (compared.stream().noneMatch(TurnSample::accepted)) {
            throw new BenchException("none of " + compared.size() + " requests was accepted, so nothing is decided; "
                    + folder.files().samples() + " says for each of them why");
        }
    }

    private int conclude(RunFolder folder) {
        int exit = conclude(folder, out);
        folder.becomeLatestOf(reports());
        out.println();
        out.println("report   " + reports().resolve("latest").resolve("index.html"));
        out.println("run      " + folder.path());
        return exit;
    }

    private RunFolder measure(List<ReplaySession> sessions, ReplayPlan plan) {
        out.println("starting the backend: " + options.common.backend);
        try (BackendUnderTest backend = Backends.open(options.common, out)) {
            RunFolder folder = RunFolder.create(reports(), Instant.now(), backend.name());
            plan.write(folder.files().plan());
            RunConditions.manifest(folder, arguments, plan, sessions, backend, home)
                    .write(folder.files().manifest());
            Fitness fitness = Fitness.before(FitnessProbe.read());
            fitness.write(folder.files().fitness());
            boolean terminal = Ansi.AUTO.enabled();
            try (SampleLog log = SampleLog.create(folder.files().samples());
                    RunProgress progress = new RunProgress(out, plan.requests().size(), terminal)) {
                Driver.run(
                        folder.name(),
                        plan,
                        withWarmUp(sessions),
                        backend,
                        ProxyLauncher.bundled().logging(folder.files()),
                        Driver.READ_TIMEOUT,
                        log,
                        progress::step);
            }
            fitness.after(FitnessProbe.read()).write(folder.files().fitness());
            return folder;
        }
    }

    private List<ReplaySession> sessions() {
        Path path = options.common.sessions(home);
        if (!Files.exists(path)) {
            throw new BenchException("no recorded sessions at " + path
                    + "; name a file or a folder with --sessions, or record some with scripts/record-session.sh");
        }
        Optional<ThinkTimes> thinkTimes = options.thinkTimes.map(Pauses::read).map(RunJob::thinkTimes);
        List<ReplaySession> sessions = new ArrayList<>();
        for (RecordedSession recorded : SessionReader.readAll(path)) {
            recorded.warnings().forEach(warning -> out.println("note: " + warning));
            ReplaySession session = ReplaySessions.of(recorded, overrides());
            sessions.add(thinkTimes.map(each -> each.into(session)).orElse(session));
        }
        return sessions;
    }

    private static ThinkTimes thinkTimes(List<Pause> pauses) {
        return new ThinkTimes(Pauses.millis(pauses, "tool"), Pauses.millis(pauses, "prompt"));
    }

    private List<ReplaySession> withWarmUp(List<ReplaySession> sessions) {
        List<ReplaySession> all = new ArrayList<>(sessions);
        all.add(WarmUp.session(overrides()));
        return all;
    }

    private Overrides overrides() {
        return inRange(
                () -> new Overrides(options.maxTokens.orElse(options.size().maxTokens()), 0));
    }

    private PlanSettings settings() {
        RunSize size = options.size();
        int blocks = options.blocks.orElse(size.blocks());
        return inRange(() -> new PlanSettings(
                blocks,
                Math.min(blocks, size.rawBlocks()),
                size.warmRounds(),
                size.timeline(),
                overrides(),
                options.thinkCapMillis,
                options.claim,
                new Slo(options.sloTtftMillis, options.sloTpotMillis),
                options.strata.orElse(size.strata())));
    }

    private static <T> T inRange(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            throw new BenchException("an option is out of its range: " + e.getMessage(), e);
        }
    }

    private Path reports() {
        return options.common.reports(home);
    }
}
