package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Headline;
import dev.anyclaude.bench.plan.Overrides;
import dev.anyclaude.bench.plan.PlanSettings;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.StreamTimes;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.verdict.Summaries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/** A run folder as a run of ten blocks leaves it, made of a cost model and a seed. */
final class SyntheticRun {
    static final int REQUESTS = 176;
    private static final String RUN = "20261124-034500-embedded";
    private static final String FIRST = "prefix 32-64 KiB, new 0-1 KiB, text";
    private static final String NEXT = "prefix 32-64 KiB, new 1-4 KiB, tool";
    private static final int BLOCKS = 10;
    private static final double TOKENS_PER_MS = 1.75;
    private static final int HEAD_TOKENS = 8_900;
    private static final long SEED = 17;

    private final Random random = new Random(SEED);
    private final List<PlannedRequest> plan = new ArrayList<>();
    private final List<TurnSample> samples = new ArrayList<>();
    private double nowMillis;
    private double drift = 1;

    private final String engine;
    private final boolean simulated;
    private final boolean counted;
    private final boolean anyAccepted;
    private final String session;

    private SyntheticRun(String engine, boolean counted, boolean anyAccepted, String session) {
        this.engine = engine;
        this.simulated = engine.equals("fake");
        this.counted = counted;
        this.anyAccepted = anyAccepted;
        this.session = session;
    }

    static SyntheticRun embedded() {
        return new SyntheticRun("embedded", true, true, "refactor-parser");
    }

    static SyntheticRun fake() {
        return new SyntheticRun("fake", true, true, "refactor-parser");
    }

    /** On a backend that does not say what it found cached. */
    static SyntheticRun silent() {
        return new SyntheticRun("http://127.0.0.1:8080", false, true, "refactor-parser");
    }

    static SyntheticRun withoutAnyAccepted() {
        return new SyntheticRun("embedded", true, false, "refactor-parser");
    }

    static SyntheticRun withSessionNamed(String session) {
        return new SyntheticRun("embedded", true, true, session);
    }

    /** Writes plan, manifest, samples and summary. */
    Path write(Path folder) {
        requests();
        ReplayPlan replay = replayPlan();
        RunManifest manifest = manifest();
        replay.write(folder.resolve("plan.json"));
        manifest.write(folder.resolve("manifest.json"));
        try (SampleLog log = SampleLog.create(folder.resolve("samples.jsonl"))) {
            samples.forEach(log::add);
        }
        Summaries.of(manifest, replay, samples).write(folder.resolve("summary.json"));
        return folder;
    }

    private void requests() {
        send(-1, Arm.PRIME, Route.PROXY, "warm-up", 0, "", 20, 0, Flaw.NONE);
        send(-1, Arm.PRIME, Route.RAW, "warm-up", 0, "", 20, 0, Flaw.NONE);
        for (int block = 0; block < BLOCKS; block++) {
            drift = 1 + 0.04 * random.nextGaussian();
            send(block, Arm.COLD, Route.PROXY, session, 0, FIRST, 9_240, 0, Flaw.NONE);
            for (int round = 0; round < 2; round++) {
                send(block, Arm.PRIME, Route.PROXY, "add-tests", 0, "", 9_180, 8_950, Flaw.NONE);
                boolean mixed = block == 3 && round == 0;
                send(block, Arm.W1, Route.PROXY, session, 0, FIRST, 9_240, HEAD_TOKENS, mixed ? Flaw.MIXED : Flaw.NONE);
            }
            send(block, Arm.COLD, Route.PROXY, session, 2, NEXT, 11_480, 0, block == 7 ? Flaw.TIMEOUT : Flaw.NONE);
            for (int round = 0; round < 3; round++) {
                boolean direct = round == block % 3;
                send(block, Arm.PRIME, Route.PROXY, session, 1, "", 10_120, 9_200, Flaw.NONE);
                Flaw flaw = block == 5 && !direct ? Flaw.FAILED : Flaw.NONE;
                send(
                        block,
                        direct ? Arm.DIRECT : Arm.W2,
                        direct ? Route.DIRECT : Route.PROXY,
                        session,
                        2,
                        NEXT,
                        11_480,
                        10_118,
                        flaw);
            }
            if (block % 3 == 0) {
                send(block, Arm.PRIME, Route.RAW, "add-tests", 0, "", 9_180, 0, Flaw.NONE);
                send(block, Arm.RAW, Route.RAW, session, 0, FIRST, 9_240, 41, Flaw.NONE);
            }
        }
        timeline(Route.RAW);
        timeline(Route.PROXY);
    }

    private void timeline(Route path) {
        String[] sessions = {session, "add-tests", "explain-build"};
        int[] turns = {9, 6, 8};
        for (int s = 0; s < sessions.length; s++) {
            int before = 0;
            for (int turn = 0; turn < turns[s]; turn++) {
                boolean side = s == 2 && (turn == 1 || turn == 4);
                int prompt = side ? 640 : HEAD_TOKENS + 300 + turn * 1_050 + random.nextInt(400);
                int cached = turn == 0 ? (s == 0 ? 0 : HEAD_TOKENS) : before;
                if (path == Route.RAW) {
                    cached = turn % 4 == 3 ? before : 41;
                }
                boolean cut = path == Route.RAW && s == 1 && turn == 3;
                send(
                        -1,
                        Arm.TIMELINE,
                        path,
                        sessions[s],
                        turn,
                        "",
                        prompt,
                        side ? 0 : cached,
                        cut ? Flaw.FAILED : Flaw.NONE);
                before = side ? before : prompt;
                nowMillis += 400 + random.nextInt(1_600);
            }
        }
    }

    private enum Flaw {
        NONE,
        MIXED,
        FAILED,
        TIMEOUT
    }

    private void send(
            int block, Arm arm, Route path, String name, int turn, String stratum, int prompt, int cached, Flaw flaw) {
        int found = flaw == Flaw.MIXED ? 4_096 : cached;
        double slow = random.nextInt(30) == 0 ? 1.5 : 1;
        double overhead = path == Route.DIRECT ? 41 : 44;
        double noise = Math.exp(0.06 * random.nextGaussian()) * drift * slow;
        double ttft = (overhead + (prompt - found) / TOKENS_PER_MS) * noise;
        double total = ttft + 63 * 8.8 * Math.exp(0.03 * random.nextGaussian());
        Outcome outcome = switch (flaw) {
            case FAILED -> Outcome.FAILED;
            case TIMEOUT -> Outcome.TIMEOUT;
            default -> Outcome.COMPLETED;
        };
        boolean completed = outcome == Outcome.COMPLETED;
        TurnKind kind = prompt < 1_000 ? TurnKind.SIDE : TurnKind.MAIN;
        long sent = Math.round(nowMillis * 1e6);
        int seq = samples.size();
        boolean resets = arm == Arm.COLD;
        plan.add(new PlannedRequest(
                seq, block, arm, path, name, turn, kind, stratum, "0".repeat(64), resets, PlannedRequest.NONE, 0));
        samples.add(new TurnSample(
                RUN,
                seq,
                block,
                arm,
                path,
                name,
                turn,
                kind,
                stratum,
                sent,
                sent + 80_000,
                seq > 0,
                completed ? times(ttft, total) : StreamTimes.NONE,
                tokens(prompt, found, completed),
                completed && flaw == Flaw.NONE && anyAccepted,
                reason(flaw, arm),
                outcome,
                completed ? "" : flaw == Flaw.FAILED ? "HTTP 503: slot unavailable" : "no answer within 600 s"));
        nowMillis += total + 3;
    }

    private static StreamTimes times(double ttft, double total) {
        return new StreamTimes(
                OptionalDouble.of(2.1),
                OptionalDouble.of(2.4),
                OptionalDouble.of(ttft),
                OptionalDouble.of(ttft),
                OptionalDouble.of(total - 0.4),
                OptionalDouble.of(total),
                List.of(8.7, 8.9, 8.8),
                false);
    }

    private TokenCounts tokens(int prompt, int cached, boolean completed) {
        if (!completed || !counted) {
            return TokenCounts.UNKNOWN;
        }
        return new TokenCounts(OptionalInt.of(prompt), OptionalInt.of(cached), OptionalInt.of(64));
    }

    private String reason(Flaw flaw, Arm arm) {
        if (!anyAccepted || flaw == Flaw.MIXED) {
            return "mixed: 4096 tokens cached where 8900 should be";
        }
        if (flaw != Flaw.NONE) {
            return "did not complete";
        }
        boolean judged = arm == Arm.COLD || arm == Arm.W1 || arm == Arm.W2 || arm == Arm.DIRECT;
        return counted || !judged ? "" : "unverified: the backend does not report cached tokens";
    }

    private ReplayPlan replayPlan() {
        PlanSettings settings =
                new PlanSettings(BLOCKS, 4, 2, new PlanSettings.TimelineShape(9, 6, 8), new Overrides(64, 0), 2_000, 6);
        return new ReplayPlan(
                ReplayPlan.SCHEMA,
                SEED,
                settings,
                Headline.of("ttft", Arm.W1, FIRST, settings),
                List.of(
                        new ReplayPlan.Source(session, "cd".repeat(32), "2.1.330"),
                        new ReplayPlan.Source("add-tests", "ef".repeat(32), "2.1.330"),
                        new ReplayPlan.Source("explain-build", "12".repeat(32), "")),
                plan);
    }

    private RunManifest manifest() {
        return new RunManifest(
                RunManifest.SCHEMA,
                RUN,
                "2026-11-24T03:45:00Z",
                List.of("run", "--backend", engine, "--blocks", "10", "--note", "<b>5 > 4 & \"so\"</b>"),
                6,
                SEED,
                BLOCKS,
                Optional.of("ttft, W1, " + FIRST),
                "34".repeat(32),
                "56".repeat(32),
                List.of("2.1.330"),
                64,
                new RunManifest.Backend(
                        engine,
                        simulated,
                        "qwen2-0.5b-random",
                        Map.of("llama.cpp", "b6941", "context", "32768", "weights", "random, seed 1", "build", "")),
                new Environment(
                        "Linux 6.8",
                        "aarch64",
                        "",
                        8,
                        34_359_738_368L,
                        -1,
                        "Eclipse Temurin 17.0.15",
                        0.42,
                        "mains",
                        "0123abcd",
                        true,
                        "",
                        ""));
    }
}
