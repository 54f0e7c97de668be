package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.fake.WrappedBackend;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.sample.SampleReader;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.verdict.Summaries;
import dev.anyclaude.bench.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that cannot go on: each says why, and every sample so far is on disk. */
class BadEndTest {
    private static final FakeCosts COSTS = FakeCosts.of(1_000_000, 1_000, 0);
    private static final int STOPPED_AT = 4;

    @TempDir
    Path folder;

    private final List<ReplaySession> sessions = SyntheticSessions.ordinary();
    private final ReplayPlan plan = FakeRun.plan(sessions, 7, 1);

    @Test
    void interruptedRunKeepsItsSamples() {
        try (BackendUnderTest backend = WrappedBackend.restarting(COSTS)) {
            assertStops(backend, "the run was stopped", sample -> {
                if (sample.seq() == STOPPED_AT) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void backendThatCanNoLongerBeEmptiedEndsTheRun() {
        try (BackendUnderTest backend = WrappedBackend.emptiedTimes(1, COSTS)) {
            assertStops(backend, "cannot be emptied, so nothing can be called cold", sample -> {});
        }
    }

    @Test
    void backendThatDiesEndsTheRunAndIsNamedByItsAddress() {
        try (WrappedBackend backend = WrappedBackend.mortal(COSTS)) {
            String address = backend.url().toString();
            assertThat(backend.url().getPort()).isPositive();
            assertStops(backend, "the backend at " + address + " no longer answers", sample -> {
                if (sample.seq() == STOPPED_AT) {
                    backend.die();
                }
            });
        }
    }

    private void assertStops(BackendUnderTest backend, String why, Consumer<TurnSample> progress) {
        assertThatExceptionOfType(DriveException.class)
                .isThrownBy(() -> FakeRun.of(backend, sessions, plan, ProxyLauncher.bundled(), folder, progress))
                .withMessageContaining(why);
        List<TurnSample> kept = SampleReader.read(folder.resolve("samples.jsonl"));
        assertThat(kept).hasSizeBetween(STOPPED_AT, plan.requests().size() - 1);
        assertThat(Summaries.of(FakeRun.manifest(backend, plan, sessions), plan, kept)
                        .verdicts())
                .isNotEmpty()
                .allMatch(each -> each.verdict() == Verdict.INCONCLUSIVE);
    }
}
