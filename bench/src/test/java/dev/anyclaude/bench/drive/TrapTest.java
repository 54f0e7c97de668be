package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.engine.BackendUnderTest;
import dev.anyclaude.bench.fake.FakeBackend;
import dev.anyclaude.bench.fake.FakeCosts;
import dev.anyclaude.bench.fake.ScheduledStream;
import dev.anyclaude.bench.fake.ScheduledStream.Event;
import dev.anyclaude.bench.fake.Trap;
import dev.anyclaude.bench.fake.WrappedBackend;
import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplaySessions;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.SyntheticSessions;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.StreamTimes;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.session.SessionReader;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.verdict.Verdict;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What deceives whoever measures real backends, each on the whole path: plan, driver, proxy, backend, verdict. */
class TrapTest {
    private static final long MILLI = 1_000_000;
    private static final FakeCosts COSTS = FakeCosts.of(8 * MILLI, 10_000, 0);
    private static final int ENOUGH_BLOCKS = 7;

    @TempDir
    Path folder;

    @Test
    void emptyChunkAndCommentsSentBeforePrefillAreNoFirstToken() {
        try (FakeBackend backend =
                FakeBackend.start(COSTS.withTraps(Trap.EARLY_EMPTY_CHUNK, Trap.KEEP_ALIVE_COMMENTS))) {
            FakeRun run = FakeRun.of(backend, 1, folder);
            assertThat(run.samples())
                    .allSatisfy(each -> assertThat(Metrics.TTFT.of(each).orElseThrow())
                            .isGreaterThanOrEqualTo(backendMillis(each)));
            assertThat(run.arm(Arm.DIRECT)).hasSize(1).allMatch(TurnSample::accepted);
        }
    }

    @Test
    void emptyBlockAndEmptyPieceOfTheMessagesApiAreNoFirstToken() {
        String start =
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}";
        String piece =
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"%s\"}}";
        List<Event> events = List.of(
                new Event(0, "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":0}}}"),
                new Event(0, start),
                new Event(5 * MILLI, "{\"type\":\"ping\"}"),
                new Event(10 * MILLI, piece.replace("%s", "")),
                new Event(80 * MILLI, piece.replace("%s", "Hi")),
                new Event(90 * MILLI, "{\"type\":\"message_stop\"}"));
        try (ScheduledStream server = ScheduledStream.messages(events);
                MessagesClient client = new MessagesClient(Driver.READ_TIMEOUT)) {
            HttpUrl url = Addresses.chatCompletions(server.url());
            Exchange exchange = client.post(url, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
            StreamTimes times = Readings.of(exchange, new MessagesObserver().observe(exchange.frames()));
            assertThat(times.messageStartMillis().orElseThrow()).isLessThan(80);
            assertThat(times.ttftMillis().orElseThrow()).isGreaterThanOrEqualTo(80);
        }
    }

    @Test
    void heldBackToolCallHasATtftButNoDecodingTime() {
        try (FakeBackend backend =
                FakeBackend.start(FakeCosts.of(5 * MILLI, 0, 20 * MILLI).withTraps(Trap.BUFFERED_TOOL_CALLS))) {
            List<TurnSample> withTools =
                    new ArrayList<>(FakeRun.of(backend, 1, folder).samples());
            withTools.removeIf(each -> each.arm() == Arm.PRIME);
            assertThat(withTools).hasSizeGreaterThan(3).allSatisfy(each -> {
                assertThat(Metrics.TTFT.of(each).orElseThrow()).isGreaterThanOrEqualTo(5 + 3 * 20);
                assertThat(each.times().buffered()).isTrue();
                assertThat(Metrics.all().stream()
                                .filter(metric -> List.of("tpot", "decode").contains(metric.key())))
                        .hasSize(2)
                        .allMatch(metric -> metric.of(each).isEmpty());
            });
        }
    }

    @Test
    void speedWithoutACountOfCachedTokensConfirmsNothing() {
        FakeCosts fast = FakeCosts.of(2 * MILLI, 400_000, 0);
        try (FakeBackend backend = FakeBackend.start(fast.withTraps(Trap.NO_USAGE))) {
            FakeRun run = FakeRun.of(backend, ENOUGH_BLOCKS, folder);
            assertThat(run.samples())
                    .allMatch(each -> each.tokens().cachedTokens().isEmpty());
            assertThat(run.headline().speedup().orElseThrow().low().orElseThrow())
                    .isGreaterThan(6);
            assertThat(run.headline().verdict()).isEqualTo(Verdict.UNVERIFIED);
            assertThat(run.headline().cachedShare()).isEmpty();
        }
    }

    @Test
    void hitOfTheProxyIsNoReuseUnlessTheBackendSaysSo() throws IOException {
        Path turns = folder.resolve("turns.jsonl");
        ProxyLauncher logging = (backend, model, route) -> with(backend, model, route, "--turn-log", turns.toString());
        List<ReplaySession> sessions = SyntheticSessions.ordinary();
        try (FakeBackend backend = FakeBackend.start(COSTS.withTraps(Trap.REUSES_NOTHING))) {
            FakeRun run = FakeRun.of(
                    backend, sessions, FakeRun.plan(sessions, ENOUGH_BLOCKS, 1), logging, folder, each -> {});
            assertThat(Files.readString(turns, StandardCharsets.UTF_8)).contains("\"head_hit\":true");
            assertThat(run.arm(Arm.W1)).hasSize(ENOUGH_BLOCKS).allSatisfy(each -> {
                assertThat(each.accepted()).isFalse();
                assertThat(each.reason()).startsWith("mixed: 0 tokens cached where ");
            });
            assertThat(run.headline().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(run.headline().speedup()).isEmpty();
        }
    }

    @Test
    void newFirstWordsMakeAPromptColdWhereTheCacheCannotBeEmptied() {
        List<ReplaySession> recorded = SessionReader.readAll(Path.of("sessions")).stream()
                .filter(each -> each.name().startsWith("print"))
                .map(each -> ReplaySessions.of(each, SyntheticSessions.OVERRIDES))
                .toList();
        try (BackendUnderTest backend = WrappedBackend.unresettable(FakeCosts.of(0, 0, 0))) {
            FakeRun run = FakeRun.of(
                    backend, recorded, FakeRun.plan(recorded, 2, 1), ProxyLauncher.bundled(), folder, each -> {});
            assertThat(run.arm(Arm.COLD)).hasSize(4).allMatch(TurnSample::accepted);
        }
    }

    @Test
    void newWordsThatAreNotTheFirstLeaveAPromptMixed() {
        try (BackendUnderTest backend = WrappedBackend.unresettable(COSTS.withTraps(Trap.OPENS_WITH_ITS_OWN_TEXT))) {
            assertMixed(FakeRun.of(backend, ENOUGH_BLOCKS, folder), 0);
        }
    }

    @Test
    void resetThatEmptiesNothingLeavesAPromptMixed() {
        try (FakeBackend backend = FakeBackend.start(COSTS.withTraps(Trap.RESET_KEEPS_CACHE))) {
            assertMixed(FakeRun.of(backend, ENOUGH_BLOCKS, folder), 1);
        }
    }

    @Test
    void restartMakesAPromptColdUnlessTheCacheIsOnDisk() throws IOException {
        Path memory = Files.createDirectory(folder.resolve("memory"));
        try (BackendUnderTest backend = WrappedBackend.restarting(COSTS)) {
            assertThat(FakeRun.of(backend, 1, memory).arm(Arm.COLD)).hasSize(2).allMatch(TurnSample::accepted);
        }
        try (BackendUnderTest backend = WrappedBackend.restarting(COSTS.withDiskCache(folder.resolve("cache.json")))) {
            assertMixed(FakeRun.of(backend, ENOUGH_BLOCKS, folder), 1);
        }
    }

    @Test
    void aRequestThatWasCutOffIsSentOnceAndFails() {
        try (FakeBackend backend = FakeBackend.start(COSTS.withTraps(Trap.CUTS_CONNECTIONS))) {
            FakeRun run = FakeRun.of(backend, 2, folder);
            assertThat(backend.completions()).isEqualTo(run.samples().size());
            assertThat(run.samples().stream().filter(each -> each.outcome() == Outcome.FAILED))
                    .hasSize(run.samples().size() / 3)
                    .allMatch(each ->
                            Metrics.TTFT.of(each).isEmpty() && !each.error().isEmpty());
        }
    }

    /** Every cold prompt but the first few found something cached, is left out, and nothing is decided. */
    private static void assertMixed(FakeRun run, int trulyCold) {
        List<TurnSample> cold = run.arm(Arm.COLD);
        assertThat(cold).hasSize(2 * ENOUGH_BLOCKS);
        assertThat(cold.subList(trulyCold, cold.size())).allSatisfy(each -> {
            assertThat(each.accepted()).isFalse();
            assertThat(each.reason()).startsWith("mixed: a cold prompt found ");
        });
        assertThat(run.headline().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    private static double backendMillis(TurnSample sample) {
        int fresh = sample.tokens().promptTokens().orElseThrow()
                - sample.tokens().cachedTokens().orElseThrow();
        return COSTS.ttftNanos(0, fresh) / 1e6;
    }

    private static List<String> with(URI backend, String model, Route route, String... more) {
        List<String> command = new ArrayList<>(ProxyLauncher.bundled().command(backend, model, route));
        command.addAll(List.of(more));
        return command;
    }
}
