package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.PlanBuilder;
import dev.anyclaude.bench.plan.PlanSettings;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.plan.WarmUp;
import dev.anyclaude.bench.sample.SampleLog;
import dev.anyclaude.bench.sample.TurnSample;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverTest {
    private static final List<ReplaySession> SESSIONS = SyntheticSessions.ordinary();
    private static final ReplayPlan PLAN = PlanBuilder.build(
            SESSIONS,
            new PlanSettings(1, 0, 1, new PlanSettings.TimelineShape(1, 0, 0), SyntheticSessions.OVERRIDES, 0, 6),
            1);

    @TempDir
    Path folder;

    @Test
    void backendThatKeepsSeveralPromptsIsEmptiedBeforeEveryRound() {
        try (Keeping backend = new Keeping(true)) {
            List<TurnSample> samples = run(backend);

            assertThat(samples).allMatch(TurnSample::accepted);
            long planned = PLAN.requests().stream()
                    .filter(each -> each.reset() || (each.arm() == Arm.PRIME && each.block() >= 0))
                    .count();
            assertThat(backend.resets).isEqualTo((int) planned).isGreaterThan(4);
            assertThat(samples)
                    .filteredOn(each -> each.arm() == Arm.PRIME && each.block() >= 0)
                    .allSatisfy(each -> assertThat(each.tokens().cachedTokens()).hasValue(0));
        }
    }

    @Test
    void serverThatOnlyForgetsInARestartIsRestartedAndItsColdPromptsAreVerified() {
        try (Keeping backend = new Keeping(false)) {
            List<TurnSample> samples = run(backend);

            assertThat(samples).allMatch(TurnSample::accepted);
            assertThat(samples)
                    .filteredOn(each -> each.arm() == Arm.COLD)
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.tokens().cachedTokens()).hasValue(0));
            assertThat(backend.resets).isEqualTo(1);
            assertThat(backend.restarts).isGreaterThan(4);
        }
    }

    private List<TurnSample> run(BackendUnderTest backend) {
        List<ReplaySession> sessions = new ArrayList<>(SESSIONS);
        sessions.add(WarmUp.session(SyntheticSessions.OVERRIDES));
        try (SampleLog log = SampleLog.create(folder.resolve("samples.jsonl"))) {
            return Driver.run(
                    "run", PLAN, sessions, backend, ProxyLauncher.bundled(), Duration.ofSeconds(30), log, sample -> {});
        }
    }

    /** Keeps ten prompts. It may only say that it empties its cache, and its prompts are too short for a marker to matter. */
    private static final class Keeping implements BackendUnderTest {
        private final FakeBackend fake = FakeBackend.start(FakeCosts.of(0, 0, 0).withEntries(10));
        private final boolean forgets;
        private int resets;
        private int restarts;

        Keeping(boolean forgets) {
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
                fake.reset();
            }
        }

        @Override
        public boolean canRestart() {
            return !forgets;
        }

        @Override
        public void restart() {
            restarts++;
            fake.reset();
        }

        @Override
        public URI url() {
            return fake.url();
        }

        @Override
        public String name() {
            return fake.name();
        }

        @Override
        public boolean simulated() {
            return true;
        }

        @Override
        public String model() {
            return fake.model();
        }

        @Override
        public Map<String, String> description() {
            return fake.description();
        }

        @Override
        public void close() {
            fake.close();
        }
    }
}
