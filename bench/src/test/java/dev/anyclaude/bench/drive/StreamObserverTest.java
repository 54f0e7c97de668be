package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.StreamTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Every line of a stream is read one tick after the line before, so an instant is a line number. */
class StreamObserverTest {
    private static final String START =
            "data: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":0}}}\n\n";
    private static final String STOP = "data: {\"type\":\"message_stop\"}\n\n";

    @Test
    void openingEventsPingsCommentsAndEmptyBlocksAreNoOutput() throws IOException {
        Observation seen = messages(START
                + ": keepalive 512/9000\n"
                + "event: ping\ndata: {\"type\":\"ping\"}\n\n"
                + "data: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
                + delta("\"text\":\"\"")
                + delta("\"type\":\"signature_delta\",\"signature\":\"abc\"")
                + delta("\"text\":\"Hi\"")
                + STOP);
        assertThat(seen.messageStartNanos()).isEqualTo(OptionalLong.of(2));
        assertThat(seen.firstOutputNanos()).isEqualTo(OptionalLong.of(14));
        assertThat(seen.deltaNanos()).containsExactly(14L);
        assertThat(seen.complete()).isTrue();
    }

    @Test
    void thinkingIsOutputButNothingToActOn() throws IOException {
        Observation seen = messages(START + delta("\"thinking\":\"hm\"") + delta("\"text\":\"So\"") + STOP);
        assertThat(seen.firstOutputNanos()).isEqualTo(OptionalLong.of(4));
        assertThat(seen.actionableNanos()).isEqualTo(OptionalLong.of(6));
        assertThat(seen.lastOutputNanos()).isEqualTo(OptionalLong.of(6));
    }

    @Test
    void toolCallCountsFromItsStartAndCanBeActedOnAtItsEnd() throws IOException {
        Observation seen = messages(START
                + "data: {\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"tool_use\",\"name\":\"Read\"}}\n\n"
                + delta("\"partial_json\":\"\"")
                + delta("\"partial_json\":\"{}\"")
                + "data: {\"type\":\"content_block_stop\",\"index\":1}\n\n"
                + STOP);
        assertThat(seen.firstOutputNanos()).isEqualTo(OptionalLong.of(4));
        assertThat(seen.deltaNanos()).containsExactly(8L);
        assertThat(seen.actionableNanos()).isEqualTo(OptionalLong.of(10));
    }

    @Test
    void promptIsUncachedPlusCachedOfTheLastUsage() throws IOException {
        Observation seen = messages(START
                + "data: {\"type\":\"message_delta\",\"usage\":{\"input_tokens\":10,\"cache_read_input_tokens\":90,\"output_tokens\":5}}\n\n"
                + STOP);
        assertThat(seen.tokens().promptTokens()).isEqualTo(OptionalInt.of(100));
        assertThat(seen.tokens().cachedTokens()).isEqualTo(OptionalInt.of(90));
        assertThat(seen.tokens().outputTokens()).isEqualTo(OptionalInt.of(5));
    }

    @Test
    void missingCacheCountIsUnknownAndPlaceholderUsageIsNone() throws IOException {
        Observation reported = messages(START
                + "data: {\"type\":\"message_delta\",\"usage\":{\"input_tokens\":100,\"output_tokens\":5}}\n\n"
                + STOP);
        assertThat(reported.tokens().cachedTokens()).isEmpty();
        Observation silent = messages(START + delta("\"text\":\"x\"") + STOP);
        assertThat(silent.tokens().promptTokens()).isEmpty();
        assertThat(silent.tokens().cachedTokens()).isEmpty();
    }

    @Test
    void streamWithoutItsEndIsIncomplete() throws IOException {
        Observation seen = messages(START + delta("\"text\":\"x\""));
        assertThat(seen.complete()).isFalse();
        assertThat(seen.error()).contains("message_stop");
    }

    @Test
    void errorEventAndGarbageAreErrors() throws IOException {
        assertThat(messages(
                                START
                                        + "data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}\n\n")
                        .error())
                .isEqualTo("overloaded_error: busy");
        assertThat(messages(START + "data: {\"type\":\n\n" + STOP).error()).contains("not JSON");
    }

    @Test
    void emptyChoicesAndRolesOfChatChunksAreNoOutput() throws IOException {
        Observation seen = new ChatObserver().observe(frames("""
                        data: {"choices":[{"delta":{"role":"assistant","content":""}}]}

                        data: {"choices":[{"delta":{"content":"Hi"}}]}

                        data: {"choices":[{"delta":{},"finish_reason":"stop"}]}

                        data: {"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":1},"timings":{"cache_n":64}}

                        data: [DONE]

                        """));
        assertThat(seen.firstOutputNanos()).isEqualTo(OptionalLong.of(4));
        assertThat(seen.tokens().cachedTokens()).isEqualTo(OptionalInt.of(64));
        assertThat(seen.complete()).isTrue();
    }

    @Test
    void cachedTokensAreAlsoFoundWhereOmlxPutsThem() throws IOException {
        Observation seen = new ChatObserver().observe(frames("""
                        data: {"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":1,"cached_tokens":96}}

                        data: [DONE]

                        """));
        assertThat(seen.tokens().cachedTokens()).isEqualTo(OptionalInt.of(96));
    }

    @Test
    void chatToolCallCountsFromItsNameAndEndsWithItsChoice() throws IOException {
        Observation seen = new ChatObserver().observe(frames("""
                        data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"name":"Read","arguments":""}}]}}]}

                        data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{}"}}]}}]}

                        data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}

                        data: [DONE]

                        """));
        assertThat(seen.firstOutputNanos()).isEqualTo(OptionalLong.of(2));
        assertThat(seen.deltaNanos()).containsExactly(4L);
        assertThat(seen.actionableNanos()).isEqualTo(OptionalLong.of(6));
    }

    @Test
    void repliesHeldBackAreFlaggedAsBuffered() throws IOException {
        Observation seen = messages(START
                + delta("\"text\":\"a\"")
                + delta("\"text\":\"b\"")
                + "data: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":2}}\n\n"
                + STOP);
        Exchange exchange = new Exchange(0, OptionalLong.of(1), true, List.of(), 99, Outcome.COMPLETED, "");
        StreamTimes times = Readings.of(exchange, seen);
        assertThat(times.buffered()).isTrue();
        assertThat(times.chunkGapsMillis()).hasSize(1);
    }

    @Test
    void commentsAreKeptAndFramesCutShortAreNot() throws IOException {
        assertThat(frames(": hello\n\ndata: whole\r\n\r\ndata: trunc"))
                .containsExactly(SseFrame.comment(1, "hello"), SseFrame.event(4, "", "whole"));
    }

    private static String delta(String content) {
        return "data: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{" + content + "}}\n\n";
    }

    private static Observation messages(String wire) throws IOException {
        return new MessagesObserver().observe(frames(wire));
    }

    private static List<SseFrame> frames(String wire) throws IOException {
        AtomicLong line = new AtomicLong();
        SseReader reader = new SseReader(new Buffer().writeUtf8(wire), line::incrementAndGet);
        List<SseFrame> frames = new ArrayList<>();
        for (Optional<SseFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
            frames.add(next.get());
        }
        return frames;
    }
}
