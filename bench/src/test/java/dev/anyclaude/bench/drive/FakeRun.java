package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.PlanBuilder;
import dev.anyclaude.bench.plan.PlanSettings;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.Slo;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.plan.WarmUp;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Summaries;
import dev.anyclaude.bench.verdict.Summary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A whole run in small, with real proxies in JVMs of their own and everything over HTTP, on a backend of the test's choice. */
record FakeRun(ReplayPlan plan, RunManifest manifest, List<TurnSample> samples) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A plan of both comparisons, without the warm-up of a raw proxy, which would have to be started for it. */
    static ReplayPlan plan(List<ReplaySession> sessions, int blocks, int rounds) {
        return plan(sessions, blocks, rounds, 1);
    }

    /** The same of so many classes of bodies. */
    static ReplayPlan plan(List<ReplaySession> sessions, int blocks, int rounds, int strata) {
        PlanSettings.TimelineShape none = new PlanSettings.TimelineShape(0, 0, 0);
        ReplayPlan whole = PlanBuilder.build(
                sessions,
                new PlanSettings(
                        blocks,
                        0,
                        rounds,
                        none,
                        SyntheticSessions.OVERRIDES,
                        0,
                        PlanSettings.CLAIM,
                        Slo.STANDARD,
                        strata),
                PlanSettings.SEED);
        List<PlannedRequest> kept = whole.requests().stream()
                .filter(each -> each.path() != Route.RAW)
                .map(each -> each.seq() == 0 ? each : moved(each))
                .toList();
        return new ReplayPlan(whole.schema(), whole.seed(), whole.settings(), whole.headline(), whole.sessions(), kept);
    }

    private static PlannedRequest moved(PlannedRequest old) {
        return new PlannedRequest(
                old.seq() - 1,
                old.block(),
                old.arm(),
                old.path(),
                old.session(),
                old.turn(),
                old.kind(),
                old.stratum(),
                old.bodySha256(),
                old.reset(),
                old.after() == PlannedRequest.NONE ? PlannedRequest.NONE : old.after() - 1,
                old.thinkMillis());
    }

    /** Runs both comparisons on made-up sessions. */
    static FakeRun of(BackendUnderTest backend, int blocks, Path folder) {
        List<ReplaySession> sessions = SyntheticSessions.ordinary();
        return of(backend, sessions, plan(sessions, blocks, 1), ProxyLauncher.bundled(), folder, each -> {});
    }

    static FakeRun of(
            BackendUnderTest backend,
            List<ReplaySession> sessions,
            ReplayPlan plan,
            ProxyLauncher launcher,
            Path folder,
            Consumer<TurnSample> progress) {
        List<ReplaySession> all = new ArrayList<>(sessions);
        all.add(WarmUp.session(SyntheticSessions.OVERRIDES));
        RunManifest manifest = manifest(backend, plan, sessions);
        try (SampleLog log = SampleLog.create(folder.resolve("samples.jsonl"))) {
            return new FakeRun(
                    plan, manifest, Driver.run("run", plan, all, backend, launcher, PATIENCE, log, progress));
        }
    }

    /** Conditions as they would be if the costs were those of a machine. */
    static RunManifest manifest(BackendUnderTest backend, ReplayPlan plan, List<ReplaySession> sessions) {
        return RunManifest.of(
                "run",
                List.of(),
                plan,
                sessions,
                new RunManifest.Backend(backend.name(), false, backend.model(), backend.description()),
                new Environment("os", "arch", "cpu", 2, -1, -1, "jvm", -1, "", "", false, "", ""));
    }

    List<TurnSample> arm(Arm arm) {
        return samples.stream().filter(each -> each.arm() == arm).toList();
    }

    /** What would be said if the costs were those of a machine; of made-up costs nothing is ever confirmed. */
    Summary summary() {
        return Summaries.of(manifest, plan, samples);
    }

    MetricVerdict headline() {
        return summary().headlineVerdict().orElseThrow();
    }
}
