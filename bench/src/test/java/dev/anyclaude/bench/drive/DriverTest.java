package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.fake.WrappedBackend;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.TurnSample;
import java.nio.file.Path;
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
