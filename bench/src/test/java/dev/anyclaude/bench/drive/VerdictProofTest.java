package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.proof.Proof;
import dev.anyclaude.bench.proof.ProofBook;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts where the true speedup is known, over the whole path: plan, driver, proxy, HTTP, fake backend, samples, ruling. */
@Tag("proof")
class VerdictProofTest {
    private static final int BLOCKS = 10;
    private static final double WARM_NANOS = 100e6;
    private static final long JITTER_NANOS = 4_000_000;
    /** One turn each, so that nothing but a session's first request is compared. */
    private static final List<ReplaySession> SESSIONS =
            List.of(SyntheticSessions.session("a", "one", 1, false), SyntheticSessions.session("c", "one", 1, false));

    @TempDir
    Path folder;

    @Test
    void claimOfSixIsRefutedAtFourNotConfirmedAtSixAndConfirmedAtNine() throws IOException {
        TokenCounts warm = run(FakeCosts.of(0, 0, 0), 1).arm(Arm.W1).get(0).tokens();
        int prompt = warm.promptTokens().orElseThrow();
        int fresh = prompt - warm.cachedTokens().orElseThrow();
        List<List<Object>> rows = new ArrayList<>();
        for (double speedup : new double[] {4, 6, 9}) {
            FakeRun run = run(costs(speedup, prompt, fresh), BLOCKS);
            MetricVerdict verdict = run.headline();
            Estimate ratio = verdict.speedup().orElseThrow();
            rows.add(List.of(
                    speedup,
                    verdict.blocks(),
                    Proof.rounded(verdict.coldMedianMs().orElseThrow(), 1),
                    Proof.rounded(verdict.warmMedianMs().orElseThrow(), 1),
                    Proof.rounded(ratio.estimate(), 2),
                    Proof.rounded(ratio.low().orElseThrow(), 2) + " to "
                            + Proof.rounded(ratio.high().orElseThrow(), 2),
                    verdict.verdict().toString()));
        }
        ProofBook.committed()
                .put(new Proof(
                        "4-fake-backend",
                        "Verdicts on a backend of known costs",
                        true,
                        "Whole runs over HTTP, through the proxy in its own JVM, on the fake backend: " + prompt
                                + " tokens cold, " + fresh
                                + " of them warm, 100 ms warm plus up to 4 ms of jitter, rate and fixed cost"
                                + " set so that the backend's own ratio is the true speedup; claim 6. Client, proxy and network add"
                                + " a few milliseconds to both sides, so what is measured lies below the truth. The verdict is what"
                                + " would be said of a real backend; of this one the harness only ever says UNVERIFIED in place of"
                                + " CONFIRMED. Must hold: REFUTED at 4, not CONFIRMED at 6, CONFIRMED at 9. Measured on "
                                + Proof.machine() + ".",
                        List.of("true speedup", "blocks", "cold ms", "warm ms", "measured", "95 % interval", "verdict"),
                        rows));
        assertThat(rows.get(0).get(6)).isEqualTo(Verdict.REFUTED.toString());
        assertThat(rows.get(1).get(6)).isNotEqualTo(Verdict.CONFIRMED.toString());
        assertThat(rows.get(2).get(6)).isEqualTo(Verdict.CONFIRMED.toString());
        assertThat(rows).allSatisfy(row -> assertThat((double) row.get(4)).isCloseTo((double) row.get(0), within(1.0)));
    }

    private FakeRun run(FakeCosts costs, int blocks) throws IOException {
        try (FakeBackend backend = FakeBackend.start(costs)) {
            Path files = Files.createTempDirectory(folder, "run");
            return FakeRun.of(
                    backend, SESSIONS, FakeRun.plan(SESSIONS, blocks, 2), ProxyLauncher.bundled(), files, each -> {});
        }
    }

    /** Costs at which a whole prompt takes so many times as long as its fresh tokens. */
    private static FakeCosts costs(double speedup, int prompt, int fresh) {
        double perToken = (speedup - 1) * WARM_NANOS / (prompt - fresh);
        double request = WARM_NANOS - JITTER_NANOS / 2.0 - fresh * perToken;
        return FakeCosts.of(Math.round(request), Math.round(perToken), 0).withJitter(JITTER_NANOS, 5);
    }
}
