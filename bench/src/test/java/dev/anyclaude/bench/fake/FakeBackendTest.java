package dev.anyclaude.bench.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class FakeBackendTest {
    private static final FakeCosts FREE = FakeCosts.of(0, 0, 0);
    private static final String LONG = "the same old beginning of a prompt ".repeat(20);
    private static final long MILLI = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void reportsTheTokensThatWereThere() {
        try (FakeBackend backend = FakeBackend.start(FREE)) {
            JsonNode cold = ask(backend, LONG + "first").usage();
            JsonNode warm = ask(backend, LONG + "second").usage();
            assertThat(cached(cold)).isZero();
            int whole = warm.path("prompt_tokens").asInt();
            assertThat(cached(warm)).isBetween(whole - 10, whole - 2);
            assertThat(cached(ask(backend, LONG + "second").usage())).isEqualTo(whole - 1);
        }
    }

    @Test
    void resetEmptiesTheCacheHereAndOverTheNetwork() {
        try (FakeBackend backend = FakeBackend.start(FREE)) {
            ask(backend, LONG);
            backend.reset();
            assertThat(cached(ask(backend, LONG).usage())).isZero();
            ChatCall.post(backend.url(), "/reset", ChatCall.MAPPER.createObjectNode());
            assertThat(cached(ask(backend, LONG).usage())).isZero();
        }
    }

    @Test
    void firstTokenComesWhenTheFormulaSaysAndTheOthersAfterIt() {
        FakeCosts costs = FakeCosts.of(20 * MILLI, 100_000, 10 * MILLI);
        try (FakeBackend backend = FakeBackend.start(costs)) {
            List<Long> late = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                ChatCall call = ask(backend, i + LONG);
                int tokens = call.usage().path("prompt_tokens").asInt() - cached(call.usage());
                late.add(call.firstOutputNanos() - costs.ttftNanos(i, tokens));
                long last = call.atNanos().get(call.atNanos().size() - 1);
                assertThat(last).isGreaterThan(costs.ttftNanos(i, tokens) + costs.decodeNanos(i, 2));
            }
            assertThat(late).allMatch(each -> each >= 0);
            assertThat(Collections.min(late)).isLessThan(25 * MILLI);
        }
    }

    @Test
    void timesAreKnownBeforehand() {
        FakeCosts costs = FakeCosts.of(5, 7, 11).withJitter(100, 3).withDrift(0.5);
        assertThat(FakeCosts.of(5, 7, 11).ttftNanos(9, 10)).isEqualTo(75);
        assertThat(FakeCosts.of(5, 7, 11).withDrift(0.5).ttftNanos(2, 10)).isEqualTo(150);
        assertThat(costs.ttftNanos(2, 10)).isBetween(150L, 249L).isEqualTo(costs.ttftNanos(2, 10));
        assertThat(costs.decodeNanos(2, 3)).isEqualTo(66);
    }

    @Test
    void cacheOfOnePromptForgetsTheOneBefore() {
        try (FakeBackend one = FakeBackend.start(FREE);
                FakeBackend two = FakeBackend.start(FREE.withEntries(2))) {
            for (FakeBackend backend : List.of(one, two)) {
                ask(backend, LONG);
                ask(backend, "Give a title.");
            }
            assertThat(cached(ask(one, LONG).usage())).isLessThan(10);
            assertThat(cached(ask(two, LONG).usage())).isGreaterThan(100);
        }
    }

    @Test
    void trapsDeceiveAsTheirNamesSay() {
        FakeCosts slow = FakeCosts.of(30 * MILLI, 0, 5 * MILLI);
        try (FakeBackend backend =
                FakeBackend.start(slow.withTraps(Trap.KEEP_ALIVE_COMMENTS, Trap.EARLY_EMPTY_CHUNK))) {
            ChatCall call = ask(backend, LONG);
            assertThat(call.lines().get(0)).contains("\"role\":\"assistant\"", "\"content\":\"\"");
            assertThat(call.lines().subList(1, 4)).allMatch(line -> line.startsWith(": keepalive"));
            assertThat(call.firstOutputNanos()).isGreaterThan(30 * MILLI);
        }
        try (FakeBackend backend = FakeBackend.start(slow.withTraps(Trap.BUFFERED_TOOL_CALLS))) {
            ChatCall call = ChatCall.stream(backend.url(), ChatCall.offering(ChatCall.says(LONG), "Read"));
            assertThat(call.firstOutputNanos()).isGreaterThan(40 * MILLI);
            assertThat(call.chunks()
                            .get(0)
                            .at("/choices/0/delta/tool_calls/0/function/name")
                            .asString())
                    .isEqualTo("Read");
        }
        try (FakeBackend backend = FakeBackend.start(FREE.withTraps(Trap.NO_USAGE))) {
            assertThat(ask(backend, LONG).usage().isMissingNode()).isTrue();
        }
        try (FakeBackend backend = FakeBackend.start(FREE.withTraps(Trap.NO_CACHED_TOKENS))) {
            ChatCall call = ask(backend, LONG);
            assertThat(call.usage().path("prompt_tokens").asInt()).isPositive();
            assertThat(call.lines().toString()).doesNotContain("cached_tokens", "cache_n");
        }
        try (FakeBackend backend = FakeBackend.start(FREE.withTraps(Trap.RESET_KEEPS_CACHE))) {
            ask(backend, LONG);
            backend.reset();
            assertThat(cached(ask(backend, LONG).usage())).isPositive();
        }
    }

    @Test
    void cacheOnDiskIsThereAfterARestart() {
        FakeCosts costs = FREE.withDiskCache(folder.resolve("cache.json"));
        try (FakeBackend backend = FakeBackend.start(costs)) {
            ask(backend, LONG);
        }
        try (FakeBackend backend = FakeBackend.start(costs)) {
            assertThat(cached(ask(backend, LONG).usage())).isPositive();
        }
    }

    @Test
    void answersOtherRequestsOfTheApi() {
        try (FakeBackend backend = FakeBackend.start(FREE)) {
            ObjectNode whole = ChatCall.says(LONG);
            JsonNode answer = ChatCall.post(backend.url(), "/v1/chat/completions", whole);
            assertThat(answer.at("/choices/0/message/content").asString()).isEqualTo(" one two three");
            int tokens = answer.at("/usage/prompt_tokens").asInt();
            assertThat(ChatCall.post(backend.url(), "/tokenize", ChatCall.says(LONG))
                            .path("count")
                            .asInt())
                    .isEqualTo(tokens);
            assertThat(ChatCall.post(backend.url(), "/v1/models", whole)
                            .at("/data/0/id")
                            .asString())
                    .isEqualTo(backend.model());
            assertThat(ChatCall.post(backend.url(), "/v1/nothing", whole).has("error"))
                    .isTrue();
        }
    }

    @Test
    void saysThatItIsSimulatedAndHow() {
        FakeBackend backend = FakeBackend.start(FakeCosts.ordinary(4).withTraps(Trap.NO_USAGE));
        backend.close();
        backend.close();
        assertThat(backend.simulated()).isTrue();
        assertThat(backend.name()).isEqualTo("fake");
        assertThat(backend.description()).containsEntry("seed", "4").containsEntry("traps", "[NO_USAGE]");
    }

    private static ChatCall ask(FakeBackend backend, String text) {
        return ChatCall.stream(backend.url(), ChatCall.says(text));
    }

    private static int cached(JsonNode usage) {
        return usage.at("/prompt_tokens_details/cached_tokens").asInt();
    }
}
