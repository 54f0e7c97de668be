package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.drive.Driver;
import dev.anyclaude.bench.drive.ProxyLauncher;
import dev.anyclaude.bench.drive.RunLock;
import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Overrides;
import dev.anyclaude.bench.plan.PlanBuilder;
import dev.anyclaude.bench.plan.PlanSettings;
import dev.anyclaude.bench.plan.PlanSettings.TimelineShape;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplaySessions;
import dev.anyclaude.bench.plan.WarmUp;
import dev.anyclaude.bench.sample.EnvironmentProbe;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.SampleReader;
import dev.anyclaude.bench.sample.TurnSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A replay about to run. Unchanging: each method gives another one. Every replay has cold and warm requests, because only
 * together they mean something; RAW and TIMELINE are added when asked for.
 *
 * @param maxTokens answer length; the shorter, the less decoding hides what the cache saves
 * @param turns of each whole session, for TIMELINE
 */
public record Replay(
        Sessions sessions,
        Backend backend,
        Set<Arm> arms,
        int blocks,
        int warmRounds,
        int maxTokens,
        int turns,
        double claim,
        long seed) {
    public Replay {
        arms = Set.copyOf(arms);
    }

    /** A replay of these sessions on the embedded engine: 10 blocks, 32 tokens, cold and warm. */
    public static Replay of(Sessions sessions) {
        Set<Arm> arms = union(Arms.COLD, Arms.WARM);
        return new Replay(sessions, Backend.embedded(), arms, 10, 1, 32, 8, PlanSettings.CLAIM, PlanSettings.SEED);
    }

    /** Against this backend. */
    public Replay against(Backend other) {
        return new Replay(sessions, other, arms, blocks, warmRounds, maxTokens, turns, claim, seed);
    }

    /** With these arms. */
    public Replay arms(Arms... which) {
        return new Replay(sessions, backend, union(which), blocks, warmRounds, maxTokens, turns, claim, seed);
    }

    /** With so many repetitions. Below 6 there is no 95 % interval. */
    public Replay blocks(int count) {
        return new Replay(sessions, backend, arms, count, warmRounds, maxTokens, turns, claim, seed);
    }

    /** With answers of so many tokens. */
    public Replay maxTokens(int count) {
        return new Replay(sessions, backend, arms, blocks, warmRounds, count, turns, claim, seed);
    }

    /** With at most so many turns of each whole session. */
    public Replay turns(int count) {
        return new Replay(sessions, backend, arms, blocks, warmRounds, maxTokens, count, claim, seed);
    }

    /** With this speedup under test, which is fixed before the first request. */
    public Replay claim(double times) {
        return new Replay(sessions, backend, arms, blocks, warmRounds, maxTokens, turns, times, seed);
    }

    /**
     * Sends everything and waits until all is answered.
     *
     * @throws dev.anyclaude.bench.plan.PlanException if the sessions allow no comparison
     * @throws dev.anyclaude.bench.drive.DriveException if it cannot be finished, or another run is at work on this machine
     */
    public Samples run() {
        Overrides overrides = new Overrides(maxTokens, 0);
        List<ReplaySession> replayed = new ArrayList<>();
        sessions.recorded().forEach(each -> replayed.add(ReplaySessions.of(each, overrides)));
        int whole = arms.contains(Arm.TIMELINE) ? turns : 0;
        PlanSettings settings = new PlanSettings(
                blocks,
                arms.contains(Arm.RAW) ? blocks : 0,
                warmRounds,
                new TimelineShape(whole, whole, 0),
                overrides,
                PlanSettings.THINK_CAP_MILLIS,
                claim);
        ReplayPlan plan = PlanBuilder.build(replayed, settings, seed);
        try (BackendUnderTest open = backend.open()) {
            RunManifest manifest = RunManifest.of(
                    "notebook",
                    List.of(),
                    plan,
                    replayed,
                    new RunManifest.Backend(open.name(), open.simulated(), open.model(), open.description()),
                    EnvironmentProbe.read(Path.of("").toAbsolutePath()));
            replayed.add(WarmUp.session(overrides));
            return new Samples(plan, manifest, drive(plan, replayed, open), arms);
        }
    }

    private static List<TurnSample> drive(ReplayPlan plan, List<ReplaySession> sessions, BackendUnderTest open) {
        if (open.simulated()) {
            return send(plan, sessions, open);
        }
        RunLock held = RunLock.ofMachine();
        try (held) {
            return send(plan, sessions, open);
        }
    }

    private static List<TurnSample> send(ReplayPlan plan, List<ReplaySession> sessions, BackendUnderTest open) {
        try {
            Path folder = Files.createTempDirectory("anyclaude-replay-");
            Path file = new RunFiles(folder).samples();
            try {
                try (SampleLog log = SampleLog.create(file)) {
                    Driver.run(
                            "notebook",
                            plan,
                            sessions,
                            open,
                            ProxyLauncher.bundled(),
                            Driver.READ_TIMEOUT,
                            log,
                            sample -> {});
                }
                return SampleReader.read(file);
            } finally {
                Files.deleteIfExists(file);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Arm> union(Arms... which) {
        Set<Arm> all = new HashSet<>();
        for (Arms each : which) {
            all.addAll(each.set());
        }
        return all;
    }
}
