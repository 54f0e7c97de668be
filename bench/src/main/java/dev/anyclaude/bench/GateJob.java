package dev.anyclaude.bench;

import dev.anyclaude.bench.drive.Driver;
import dev.anyclaude.bench.drive.ProxyLauncher;
import dev.anyclaude.bench.drive.RunLock;
import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.gate.Build;
import dev.anyclaude.bench.gate.Calibration;
import dev.anyclaude.bench.gate.Conditions;
import dev.anyclaude.bench.gate.Fingerprint;
import dev.anyclaude.bench.gate.GateReceipt;
import dev.anyclaude.bench.gate.GateRule;
import dev.anyclaude.bench.gate.GateRun;
import dev.anyclaude.bench.gate.RevisionBuild;
import dev.anyclaude.bench.plan.Overrides;
import dev.anyclaude.bench.plan.PairedPlan;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplaySessions;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.WarmUp;
import dev.anyclaude.bench.sample.Fitness;
import dev.anyclaude.bench.sample.FitnessProbe;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.SampleReader;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.session.SessionReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures one or two builds of the proxy for the gate, in front of a backend and in front of one that computes nothing. */
final class GateJob {
    /** Samples in front of the backend that computes nothing, in the run's folder. */
    static final String OVERHEAD = "overhead.jsonl";

    private static final Duration BUILD = Duration.ofMinutes(20);

    private final GateOptions options;
    private final List<String> arguments;
    private final PrintStream out;
    private final Path home = ProjectHome.find();

    /** A measurement and where its files are. */
    record Measured(RunFolder folder, GateRun run) {}

    GateJob(GateOptions options, List<String> arguments, PrintStream out) {
        this.options = options;
        this.arguments = List.copyOf(arguments);
        this.out = out;
    }

    /**
     * Measures.
     *
     * @param candidate the build under test
     * @param baseline the other build; empty to measure the candidate alone
     * @param blocks of the plan
     */
    Measured run(Build candidate, Optional<Build> baseline, int blocks) {
        List<ReplaySession> sessions = sessions();
        List<Route> routes = baseline.isPresent() ? List.of(Route.PROXY, Route.BASELINE) : List.of(Route.PROXY);
        ReplayPlan plan = PairedPlan.build(sessions, routes, blocks, options.rounds, overrides(), options.common.seed);
        GateReceipt.Mode mode = baseline.isPresent() ? GateReceipt.Mode.PAIRED : GateReceipt.Mode.STORED;
        ProxyLauncher launcher = ProxyLauncher.of(
                candidate.classPath(), baseline.orElse(candidate).classPath());
        List<ReplaySession> bodies = new ArrayList<>(sessions);
        bodies.add(WarmUp.session(overrides()));
        RunLock held = RunLock.ofMachine();
        try (held) {
            Fitness before = Fitness.before(FitnessProbe.read());
            Conditions.of(before, mode).requireFit();
            before.warnings().forEach(each -> out.println("note: " + each));
            out.println("starting the backend: " + options.common.backend);
            try (BackendUnderTest backend = Backends.open(options.common, out)) {
                RunFolder folder = RunFolder.create(reports(), Instant.now(), "gate-" + backend.name());
                plan.write(folder.files().plan());
                RunManifest manifest = RunConditions.manifest(folder, arguments, plan, sessions, backend, home);
                manifest.write(folder.files().manifest());
                before.write(folder.files().fitness());
                drive(
                        folder.name(),
                        plan,
                        bodies,
                        backend,
                        launcher,
                        folder.files().samples());
                Path overhead = folder.path().resolve(OVERHEAD);
                try (BackendUnderTest free = FakeBackend.start(FakeCosts.of(0, 0, 0))) {
                    drive(folder.name(), plan, bodies, free, launcher, overhead);
                }
                Fitness fitness = before.after(FitnessProbe.read());
                fitness.write(folder.files().fitness());
                return new Measured(
                        folder,
                        new GateRun(
                                manifest,
                                plan,
                                candidate.name(),
                                SampleReader.read(folder.files().samples()),
                                SampleReader.read(overhead),
                                rule(),
                                Calibration.read(baselines(), Fingerprint.of(manifest)),
                                Conditions.of(fitness, mode)));
            }
        }
    }

    /** The build a user names. */
    Build build(String name) {
        Path builds = home.resolve("bench").resolve("target").resolve("builds");
        return new RevisionBuild(home, builds, options.maven, BUILD, out::println).resolve(name);
    }

    GateRule rule() {
        return GateRule.STANDARD
                .tolerating(options.toleratePercent / 100, options.tolerateAtMostPercent / 100)
                .floor(options.floorMillis);
    }

    Path baselines() {
        return reports().resolve("baselines");
    }

    private void drive(
            String run,
            ReplayPlan plan,
            List<ReplaySession> bodies,
            BackendUnderTest backend,
            ProxyLauncher launcher,
            Path file) {
        try (SampleLog log = SampleLog.create(file);
                RunProgress progress = new RunProgress(out, plan.requests().size(), false)) {
            List<TurnSample> samples =
                    Driver.run(run, plan, bodies, backend, launcher, Driver.READ_TIMEOUT, log, progress::step);
            if (samples.stream().noneMatch(TurnSample::accepted)) {
                throw new BenchException(
                        "none of " + samples.size() + " requests was accepted; " + file + " says for each of them why");
            }
        }
    }

    private List<ReplaySession> sessions() {
        return SessionReader.readAll(options.common.sessions(home)).stream()
                .map(each -> ReplaySessions.of(each, overrides()))
                .toList();
    }

    private Overrides overrides() {
        return new Overrides(options.maxTokens, 0);
    }

    private Path reports() {
        return options.common.reports(home);
    }
}
