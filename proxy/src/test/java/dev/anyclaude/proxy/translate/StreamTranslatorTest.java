package dev.anyclaude.proxy.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.anthropic.ApiException;
import dev.anyclaude.proxy.anthropic.MessageCollector;
import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.anthropic.StreamEventWriter;
import dev.anyclaude.proxy.openai.ChatChunkReader;
import dev.anyclaude.proxy.openai.MalformedChunkException;
import dev.anyclaude.proxy.sse.SseFrame;
import dev.anyclaude.proxy.sse.SseParser;
import dev.anyclaude.proxy.sse.SseWriter;
import dev.anyclaude.proxy.testing.Golden;
import dev.anyclaude.proxy.testing.Trickle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each case is a backend's stream ({@code .openai.sse}) beside the stream a client must see. */
class StreamTranslatorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mlx-lm-recorded-text",
                "mlx-lm-recorded-thinking",
                "mlx-lm-recorded-tool-call",
                "vllm-mlx-recorded",
                "vllm-mlx-recorded-tool-call",
                "llama-cpp-recorded-tool-call",
                "ollama-recorded-tool-call",
                "vllm-recorded-tool-call",
                "mlx-lm-text",
                "mlx-lm-thinking-and-tools",
                "vllm-mlx-tools",
                "vllm-mlx-think-literal",
                "llama-cpp-two-tools",
                "llama-cpp-older-timings-only",
                "llama-cpp-error-mid-stream",
                "ollama-tools",
                "sglang-tools",
                "omlx-tools",
                "lm-studio-text",
                "vllm-stop-sequence-continuous-usage",
                "interleaved-tool-fragments",
                "no-index-no-id-no-role",
                "id-used-before",
                "arguments-as-object",
                "ends-without-reason-or-mark",
                "thinking-resumes-after-text",
                "refusal",
                "malformed-chunk",
                "nothing-at-all",
                "whole-completion"
            })
    void translatesStreamsOfEveryDialect(String name) throws IOException {
        byte[] recorded = Golden.read(getClass(), name + ".openai.sse");
        List<StreamEvent> events = translate(new ByteArrayInputStream(recorded));
        String sent = render(events);

        Golden.assertMatches(getClass(), name + ".anthropic.sse", sent);
        assertBlocksAreInOrder(events);
        String text = new String(recorded, StandardCharsets.UTF_8);
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            byte[] bytes = text.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
            assertThat(render(translate(new ByteArrayInputStream(bytes)))).isEqualTo(sent);
            assertThat(render(translate(new Trickle(bytes)))).isEqualTo(sent);
        }
    }

    @Test
    void putsTheEventsOfOneAnswerTogether() throws IOException {
        MessageCollector collector = new MessageCollector();
        translate(new ByteArrayInputStream(Golden.read(getClass(), "mlx-lm-thinking-and-tools.openai.sse")))
                .forEach(collector::take);

        Golden.assertMatches(
                getClass(),
                "mlx-lm-thinking-and-tools.message.json",
                new String(collector.json(), StandardCharsets.UTF_8) + "\n");
    }

    private static void assertBlocksAreInOrder(List<StreamEvent> events) {
        int open = -1;
        int next = 0;
        Set<String> toolIds = new HashSet<>();
        for (StreamEvent event : events) {
            if (event instanceof StreamEvent.BlockStarted started) {
                assertThat(open).as("no block is open").isEqualTo(-1);
                assertThat(started.index()).isEqualTo(next);
                assertThat(started.block().toolId().isEmpty()
                                || toolIds.add(started.block().toolId()))
                        .as("tool ids are unique")
                        .isTrue();
                open = next++;
            } else if (event instanceof StreamEvent.BlockDelta delta) {
                assertThat(delta.index()).isEqualTo(open);
            } else if (event instanceof StreamEvent.BlockStopped stopped) {
                assertThat(stopped.index()).isEqualTo(open);
                open = -1;
            }
        }
        StreamEvent last = events.get(events.size() - 1);
        assertThat(last instanceof StreamEvent.Failed || open == -1).isTrue();
        assertThat(last).isInstanceOfAny(StreamEvent.Failed.class, StreamEvent.MessageStop.class);
    }

    private static List<StreamEvent> translate(InputStream recorded) throws IOException {
        AtomicInteger fresh = new AtomicInteger();
        StreamTranslator translator = new StreamTranslator(
                () -> Set.of("call_old"), () -> "toolu_fresh" + fresh.incrementAndGet(), Set.of("HALT"));
        List<StreamEvent> events = new ArrayList<>();
        events.add(new StreamEvent.MessageStart("msg_1", "claude-test"));
        SseParser frames = new SseParser(recorded);
        try {
            for (Optional<SseFrame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                if (!frame.get().comment() && !frame.get().data().equals("[DONE]")) {
                    events.addAll(
                            translator.next(ChatChunkReader.read(frame.get().data())));
                }
            }
            events.addAll(translator.finish());
        } catch (ApiException e) {
            events.add(new StreamEvent.Failed(e));
        } catch (MalformedChunkException e) {
            events.add(new StreamEvent.Failed(new ApiException(ApiException.Kind.API, "a malformed chunk", e)));
        }
        return events;
    }

    private static String render(List<StreamEvent> events) {
        StringBuilder sent = new StringBuilder();
        for (StreamEvent event : events) {
            SseWriter.append(sent, StreamEventWriter.name(event), StreamEventWriter.data(event));
        }
        return sent.toString();
    }
}
