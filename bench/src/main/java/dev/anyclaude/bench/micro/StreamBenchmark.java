package dev.anyclaude.bench.micro;

import dev.anyclaude.proxy.anthropic.StreamEvent;
import dev.anyclaude.proxy.anthropic.StreamEventWriter;
import dev.anyclaude.proxy.openai.ChatChunkReader;
import dev.anyclaude.proxy.openai.MalformedChunkException;
import dev.anyclaude.proxy.sse.SseFrame;
import dev.anyclaude.proxy.sse.SseParser;
import dev.anyclaude.proxy.sse.SseWriter;
import dev.anyclaude.proxy.translate.StreamTranslator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What one chunk of an answer costs. */
@State(Scope.Thread)
public class StreamBenchmark {
    private static final int CHUNKS = 200;
    private static final String CHUNK =
            "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"a-model\",\"choices\":"
                    + "[{\"index\":0,\"delta\":{\"content\":\" boats\"},\"finish_reason\":null}]}\n\n";

    private final byte[] stream = CHUNK.repeat(CHUNKS).getBytes(StandardCharsets.UTF_8);

    /** From the backend's bytes to frames. */
    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public void parseFrames(Blackhole hole) throws IOException {
        SseParser frames = new SseParser(new ByteArrayInputStream(stream));
        for (Optional<SseFrame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            hole.consume(frame);
        }
    }

    /** From the backend's bytes to the client's. */
    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public void translateChunks(Blackhole hole) throws IOException, MalformedChunkException {
        SseParser frames = new SseParser(new ByteArrayInputStream(stream));
        StreamTranslator translator = new StreamTranslator(Set::of, () -> "toolu_1", Set.of());
        for (Optional<SseFrame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            for (StreamEvent event :
                    translator.next(ChatChunkReader.read(frame.get().data()))) {
                StringBuilder text = new StringBuilder();
                SseWriter.append(text, StreamEventWriter.name(event), StreamEventWriter.data(event));
                hole.consume(text.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
