package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.fake.WrappedBackend;
import dev.anyclaude.bench.gate.Conditions;
import dev.anyclaude.bench.gate.Evidence;
import dev.anyclaude.bench.gate.GateReceipt;
import dev.anyclaude.bench.gate.GateRule;
import dev.anyclaude.bench.gate.GateRun;
import dev.anyclaude.bench.gate.GateVerdict;
import dev.anyclaude.bench.plan.PairedPlan;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.proof.Proof;
import dev.anyclaude.bench.proof.ProofBook;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.stats.FalseAlarms;
import dev.anyclaude.bench.stats.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate's error rates over the whole path: plan, driver, two proxies, HTTP, two fake backends, samples, receipt. First a build
 * against itself, which says what slowdown would be found; then exactly that slowdown; then a prefill slowed by a fifth.
 */
@Tag("proof")
class GateProofTest {
    private static final int RUNS = 16;
    private static final int BLOCKS = 12;
    private static final int ROUNDS = 2;
    private static final long REQUEST_NANOS = 40_000_000;
    private static final long PREFILL_NANOS = 50_000;
    private static final long JITTER_NANOS = 10_000_000;
    private static final int FIFTH = 20;
    /** Four of five, less three standard deviations of such a count. */
    private static final int FEWEST_FOUND = (int) Math.ceil(0.8 * RUNS - 3 * Math.sqrt(RUNS * 0.8 * 0.2));

    private static final FakeCosts BASELINE =
            FakeCosts.of(REQUEST_NANOS, PREFILL_NANOS, 0).withJitter(JITTER_NANOS, 11);
    private static final FakeCosts FREE = FakeCosts.of(0, 0, 0);
    /** Requests take some 55 ms, so less than the usual 20 ms must be able to fail. */
    private static final GateRule RULE = GateRule.STANDARD.floor(1);

    @TempDir
    Path folder;

    private final List<ReplaySession> sessions = SyntheticSessions.ordinary();
    private final ReplayPlan plan = PairedPlan.build(
            sessions, List.of(Route.PROXY, Route.BASELINE), RUNS * BLOCKS, ROUNDS, SyntheticSessions.OVERRIDES, 1);

    @Test
    void itFindsWhatItSaysItWouldFindAndNothingElse() throws IOException {
        FakeRun overhead = drive(FREE, FREE);
        List<GateReceipt> same = runs(costs(0, 0), overhead);
        double detectable = median(same, Evidence.Change::detectable);
        double baselineMillis = median(same, Evidence.Change::baselineMillis);
        List<GateReceipt> asPromised = runs(costs(Math.round(detectable * baselineMillis * 1e6), 0), overhead);
        List<GateReceipt> slower = runs(costs(REQUEST_NANOS * FIFTH / 100, PREFILL_NANOS * FIFTH / 100), overhead);

        ProofBook.committed()
                .put(new Proof(
                        "6-gate-on-fake-backends",
                        "The gate on backends of known costs",
                        true,
                        "Mode A over HTTP from plan to receipt: two proxies of one build in JVMs of their own, each in front of a fake"
                                + " backend; " + RUNS + " runs of " + BLOCKS + " blocks with " + ROUNDS
                                + " warm requests of each build, both backends with up to " + JITTER_NANOS / 1_000_000
                                + " ms of jitter. Standard rule, but a floor of 1 ms, as requests take some "
                                + Math.round(baselineMillis)
                                + " ms; the proxies' own time is measured once. “MDE” is the slowdown that runs say they would"
                                + " find in four of five. That of a build against itself is then given to the candidate's backend as"
                                + " so many milliseconds. The fifth is a backend that takes 20 % longer for everything but the jitter;"
                                + " client and proxy add the same to both. Must hold: no false failure; where the measured change is at"
                                + " least what the same runs say they would find, four of five fail, less three standard deviations of"
                                + " the count ("
                                + FEWEST_FOUND + " of " + RUNS
                                + "); the fifth is such a change. “95 % interval” is Clopper and Pearson's for the"
                                + " share of FAIL. Measured on " + Proof.machine() + ".",
                        List.of(
                                "candidate",
                                "runs",
                                "baseline ms",
                                "measured change %",
                                "s_D",
                                "MDE %",
                                "FAIL",
                                "95 % interval",
                                "PASS",
                                "INCONCLUSIVE"),
                        List.of(
                                row("the same", same),
                                row("slower by the MDE", asPromised),
                                row("slower by a fifth", slower))));
        assertThat(count(same, GateVerdict.FAIL)).isZero();
        assertThat(isPromised(slower))
                .describedAs("the machine is too restless to prove anything")
                .isTrue();
        for (List<GateReceipt> changed : List.of(asPromised, slower)) {
            if (isPromised(changed)) {
                assertThat(count(changed, GateVerdict.FAIL)).isGreaterThanOrEqualTo(FEWEST_FOUND);
            }
        }
    }

    /** Whether the change is one that the runs say they find in four of five. */
    private static boolean isPromised(List<GateReceipt> runs) {
        return median(runs, each -> each.ratio() - 1) >= median(runs, Evidence.Change::detectable);
    }

    private static FakeCosts costs(long moreRequestNanos, long morePrefillNanos) {
        return FakeCosts.of(REQUEST_NANOS + moreRequestNanos, PREFILL_NANOS + morePrefillNanos, 0)
                .withJitter(JITTER_NANOS, 12);
    }

    /** Measures all blocks at one go, and judges each dozen of them as a run. */
    private List<GateReceipt> runs(FakeCosts candidate, FakeRun overhead) throws IOException {
        FakeRun measured = drive(candidate, BASELINE);
        return IntStream.range(0, RUNS)
                .mapToObj(run -> new GateRun(
                                measured.manifest(),
                                plan,
                                "candidate",
                                blocks(measured.samples(), run),
                                blocks(overhead.samples(), run),
                                RULE,
                                Optional.empty(),
                                new Conditions(List.of(), List.of()))
                        .againstBuild("baseline"))
                .toList();
    }

    private static List<TurnSample> blocks(List<TurnSample> samples, int run) {
        return samples.stream()
                .filter(each -> each.block() >= 0 && each.block() / BLOCKS == run)
                .toList();
    }

    private FakeRun drive(FakeCosts candidate, FakeCosts baseline) throws IOException {
        try (FakeBackend other = FakeBackend.start(baseline);
                BackendUnderTest backend = WrappedBackend.beside(candidate, other)) {
            ProxyLauncher two = (url, model, route) ->
                    ProxyLauncher.bundled().command(route == Route.BASELINE ? other.url() : url, model, route);
            return FakeRun.of(backend, sessions, plan, two, Files.createTempDirectory(folder, "gate"), each -> {});
        }
    }

    private static List<Object> row(String candidate, List<GateReceipt> runs) {
        int failed = count(runs, GateVerdict.FAIL);
        Estimate interval = FalseAlarms.rate(failed, RUNS, 0.95);
        return List.of(
                candidate,
                RUNS,
                Proof.rounded(median(runs, Evidence.Change::baselineMillis), 1),
                Proof.rounded(100 * median(runs, each -> each.ratio() - 1), 1),
                Proof.rounded(median(runs, Evidence.Change::deviation), 3),
                Proof.rounded(100 * median(runs, Evidence.Change::detectable), 1),
                failed,
                Proof.rounded(interval.low().orElseThrow(), 3) + " to "
                        + Proof.rounded(interval.high().orElseThrow(), 3),
                count(runs, GateVerdict.PASS),
                count(runs, GateVerdict.INCONCLUSIVE));
    }

    private static int count(List<GateReceipt> runs, GateVerdict verdict) {
        return (int) runs.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** Median over the runs of what warm TTFT showed. */
    private static double median(List<GateReceipt> runs, ToDoubleFunction<Evidence.Change> value) {
        return Quantiles.of(runs.stream()
                        .map(each -> each.findings().get(0).evidence().change().orElseThrow())
                        .mapToDouble(value)
                        .toArray())
                .p50();
    }
}
