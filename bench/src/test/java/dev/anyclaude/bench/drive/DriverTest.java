package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.fake.WrappedBackend;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Summary;
import dev.anyclaude.bench.verdict.VerdictText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverTest {
    @TempDir
    Path folder;

    @Test
    void backendThatKeepsSeveralPromptsIsEmptiedBeforeEveryRound() {
        try (Keeping backend = new Keeping(true)) {
            FakeRun run = FakeRun.of(backend, 1, folder);

            assertThat(run.samples()).allMatch(TurnSample::accepted);
            long planned = run.plan().requests().stream()
                    .filter(each -> each.reset() || (each.arm() == Arm.PRIME && each.block() >= 0))
                    .count();
            assertThat(backend.resets).isEqualTo((int) planned).isGreaterThan(4);
            assertThat(run.samples())
                    .filteredOn(each -> each.arm() == Arm.PRIME && each.block() >= 0)
                    .allSatisfy(each -> assertThat(each.tokens().cachedTokens()).hasValue(0));
        }
    }

    @Test
    void serverThatOnlyForgetsInARestartIsRestartedAndItsColdPromptsAreVerified() {
        try (Keeping backend = new Keeping(false)) {
            FakeRun run = FakeRun.of(backend, 1, folder);

            assertThat(run.samples()).allMatch(TurnSample::accepted);
            assertThat(run.samples())
                    .filteredOn(each -> each.arm() == Arm.COLD)
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.tokens().cachedTokens()).hasValue(0));
            assertThat(backend.resets).isEqualTo(1);
            assertThat(backend.restarts).isGreaterThan(4);
        }
    }

    @Test
    void everyStratumOfARunHasItsOwnVerdict() {
        List<ReplaySession> sessions = SyntheticSessions.ofTwoStrata();
        try (FakeBackend backend = FakeBackend.start(FakeCosts.of(1_000_000, 20_000, 0))) {
            Summary summary = FakeRun.of(
                            backend,
                            sessions,
                            FakeRun.plan(sessions, 2, 1, 2),
                            ProxyLauncher.bundled(),
                            folder,
                            each -> {})
                    .summary();

            List<MetricVerdict> nextTurns = summary.verdicts().stream()
                    .filter(each -> each.arm() == Arm.W2 && each.metric().equals(Metrics.TTFT.key()))
                    .toList();
            assertThat(nextTurns)
                    .hasSize(2)
                    .allMatch(each -> each.blocks() == 2
                            && !each.stratumAmong(nextTurns, "").isEmpty())
                    .extracting(MetricVerdict::stratum)
                    .doesNotHaveDuplicates();
            assertThat(summary.verdicts()).filteredOn(MetricVerdict::headline).hasSize(1);
            assertThat(VerdictText.render(summary))
                    .contains("bodies: " + nextTurns.get(1).stratum());
        }
    }

    /** Keeps ten prompts. It may only say that it empties its cache, and its prompts are too short for a marker to matter. */
    private static final class Keeping extends WrappedBackend {
        private final boolean forgets;
        private int resets;
        private int restarts;

        Keeping(boolean forgets) {
            super(FakeCosts.of(0, 0, 0).withEntries(10));
            this.forgets = forgets;
        }

        @Override
        public boolean keepsSeveralPrompts() {
            return true;
        }

        @Override
        public void reset() {
            resets++;
            if (forgets) {
                super.reset();
            }
        }

        @Override
        public boolean canRestart() {
            return !forgets;
        }

        @Override
        public void restart() {
            restarts++;
            super.reset();
        }
    }
}
