package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.PairedPlan;
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

/**
 * Runs of a gate without a clock: warm TTFT is 500 ms, decoding 100 ms, the proxy's own time 4 ms; noise τ per block and build and
 * σ per request, and 3 % of requests up to 2.8 times too slow.
 */
final class SimulatedGate {
    static final int BLOCKS = 16;

    private static final double TTFT_MILLIS = 500;
    private static final double OVERHEAD_MILLIS = 4;
    private static final List<Route> BOTH = List.of(Route.PROXY, Route.BASELINE);

    private final double sigma;
    private final double tau;
    private final Random random;

    SimulatedGate(double sigma, double tau, long seed) {
        this.sigma = sigma;
        this.tau = tau;
        this.random = new Random(seed);
    }

    /** A run in which the candidate's prefill takes so many times as long. */
    GateRun run(String name, int blocks, double slower, Optional<Calibration> calibration) {
        ReplayPlan plan = plan(BOTH, blocks);
        return new GateRun(
                manifest(name, "a processor"),
                plan,
                "candidate",
                samples(plan, TTFT_MILLIS, slower),
                samples(plan, OVERHEAD_MILLIS, 1),
                GateRule.STANDARD,
                calibration,
                Conditions.FIT);
    }

    static ReplayPlan plan(List<Route> routes, int blocks) {
        return PairedPlan.build(SyntheticSessions.ordinary(), routes, blocks, 5, SyntheticSessions.OVERRIDES, 1);
    }

    static RunManifest manifest(String name, String cpu) {
        return new RunManifest(
                RunManifest.SCHEMA,
                name,
                "2026-01-01T00:00:00Z",
                List.of(),
                1,
                1,
                BLOCKS,
                Optional.empty(),
                "",
                "",
                List.of("2.1.330"),
                4,
                new RunManifest.Backend("fake", true, "m", Map.of("prefill", "slow")),
                new Environment(
                        "Linux 6.1", "arch", cpu, 2, 1L << 34, -1, "jvm 17.0.1", -1, "mains", "", false, "", ""));
    }

    /** Samples of a plan; the candidate's times are multiplied. */
    List<TurnSample> samples(ReplayPlan plan, double millis, double slower) {
        Map<String, Double> blocks = new HashMap<>();
        List<TurnSample> samples = new ArrayList<>();
        for (PlannedRequest request : plan.requests()) {
            double block = blocks.computeIfAbsent(
                    request.block() + " " + request.path(), unused -> tau * random.nextGaussian());
            double outlier = random.nextDouble() < 0.03 ? Math.log(2) * (0.5 + random.nextDouble()) : 0;
            double noise = Math.exp(block + sigma * random.nextGaussian() + outlier);
            double effect = request.path() == Route.PROXY ? slower : 1;
            samples.add(sample(request, millis * effect * noise, true));
        }
        return samples;
    }

    static TurnSample sample(PlannedRequest request, double ttft, boolean accepted) {
        StreamTimes times = new StreamTimes(
                OptionalDouble.of(1),
                OptionalDouble.of(1),
                OptionalDouble.of(ttft),
                OptionalDouble.of(ttft),
                OptionalDouble.of(ttft + 90),
                OptionalDouble.of(ttft + 100),
                List.of(90.0),
                false);
        boolean warm = request.arm() == Arm.W2;
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
                0,
                0,
                true,
                times,
                new TokenCounts(OptionalInt.of(100), OptionalInt.of(warm ? 99 : 0), OptionalInt.of(2)),
                accepted,
                accepted ? "" : "mixed: not warm",
                Outcome.COMPLETED,
                "");
    }
}
