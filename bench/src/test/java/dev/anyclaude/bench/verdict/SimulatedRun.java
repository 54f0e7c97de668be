package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.PlanBuilder;
import dev.anyclaude.bench.plan.PlanSettings;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.sample.Environment;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.StreamTimes;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Samples as a run would give them, without a clock: a cold prompt takes 6 s, a warm one that divided by the true speedup, with
 * noise per block and per request and now and then a request that is far too slow. Decoding takes 200 ms.
 */
final class SimulatedRun {
    private static final double COLD_MILLIS = 6_000;
    private static final double SIGMA = 0.08;
    private static final double TAU = 0.05;
    private static final int PROMPT = 9_500;

    private SimulatedRun() {}

    static ReplayPlan plan(int blocks) {
        return PlanBuilder.build(
                SyntheticSessions.ordinary(),
                new PlanSettings(
                        blocks, 0, 3, new PlanSettings.TimelineShape(3, 2, 2), SyntheticSessions.OVERRIDES, 0, 6),
                1);
    }

    static RunManifest manifest(String engine, boolean simulated) {
        return new RunManifest(
                RunManifest.SCHEMA,
                "run",
                "2026-01-01T00:00:00Z",
                List.of(),
                6,
                1,
                10,
                Optional.empty(),
                "",
                "",
                List.of("2.1.330"),
                4,
                new RunManifest.Backend(engine, simulated, "m", Map.of()),
                new Environment("os", "arch", "cpu", 2, -1, -1, "jvm", -1, "", "", false, "", ""));
    }

    static List<TurnSample> samples(ReplayPlan plan, double speedup, long seed) {
        Random random = new Random(seed);
        Map<String, Double> blockNoise = new HashMap<>();
        List<TurnSample> samples = new ArrayList<>();
        for (PlannedRequest request : plan.requests()) {
            boolean warm = request.arm() == Arm.W1 || request.arm() == Arm.W2 || request.arm() == Arm.DIRECT;
            double block = blockNoise.computeIfAbsent(
                    request.block() + " " + request.arm(), each -> TAU * random.nextGaussian());
            double slow = random.nextDouble() < 0.03 ? Math.log(2) * (0.5 + random.nextDouble()) : 0;
            double noise = Math.exp(block + SIGMA * random.nextGaussian() + slow);
            double ttft = noise * COLD_MILLIS / (warm ? speedup : 1);
            boolean rawTimeline = request.arm() == Arm.TIMELINE && request.path() == Route.RAW;
            int cached = warm || (request.arm() == Arm.TIMELINE && !rawTimeline) ? 9_400 : 0;
            samples.add(sample(
                    request, ttft, new TokenCounts(OptionalInt.of(PROMPT), OptionalInt.of(cached), OptionalInt.of(4))));
        }
        return samples;
    }

    /** The same samples, some of them changed. */
    static List<TurnSample> with(List<TurnSample> samples, UnaryOperator<TurnSample> change) {
        return samples.stream().map(change).toList();
    }

    static TurnSample failed(TurnSample sample) {
        return copy(sample, StreamTimes.NONE, TokenCounts.UNKNOWN, false, "did not complete", Outcome.FAILED, "cut");
    }

    static TurnSample mixed(TurnSample sample) {
        return copy(sample, sample.times(), sample.tokens(), false, "mixed: not warm", Outcome.COMPLETED, "");
    }

    static TurnSample withTokens(TurnSample sample, TokenCounts tokens) {
        String reason =
                tokens.cachedTokens().isPresent() ? "" : "unverified: the backend does not report cached tokens";
        return copy(sample, sample.times(), tokens, true, reason, Outcome.COMPLETED, "");
    }

    private static TurnSample sample(PlannedRequest request, double ttft, TokenCounts tokens) {
        StreamTimes times = new StreamTimes(
                OptionalDouble.of(1),
                OptionalDouble.of(1),
                OptionalDouble.of(ttft),
                OptionalDouble.of(ttft),
                OptionalDouble.of(ttft + 190),
                OptionalDouble.of(ttft + 200),
                List.of(60.0, 60.0, 70.0),
                false);
        return new TurnSample(
                "run",
                request.seq(),
                request.block(),
                request.arm(),
                request.path(),
                request.session(),
                request.turn(),
                request.kind(),
                request.stratum(),
                request.seq() * 1_000_000L,
                request.seq() * 1_000_000L,
                true,
                times,
                tokens,
                true,
                "",
                Outcome.COMPLETED,
                "");
    }

    private static TurnSample copy(
            TurnSample old,
            StreamTimes times,
            TokenCounts tokens,
            boolean accepted,
            String reason,
            Outcome outcome,
            String error) {
        return new TurnSample(
                old.run(),
                old.seq(),
                old.block(),
                old.arm(),
                old.path(),
                old.session(),
                old.turn(),
                old.kind(),
                old.stratum(),
                old.intendedNanos(),
                old.sendNanos(),
                old.reusedConnection(),
                times,
                tokens,
                accepted,
                reason,
                outcome,
                error);
    }
}
