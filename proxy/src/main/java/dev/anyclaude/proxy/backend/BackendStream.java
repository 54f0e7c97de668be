package dev.anyclaude.proxy.backend;

import dev.anyclaude.proxy.openai.ChatChunk;
import dev.anyclaude.proxy.openai.ChatChunkReader;
import dev.anyclaude.proxy.openai.MalformedChunkException;
import dev.anyclaude.proxy.sse.SseFrame;
import dev.anyclaude.proxy.sse.SseParser;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The chunks of one answer as they arrive. An answer that does not stream is one chunk. Confined to one thread. */
public final class BackendStream implements AutoCloseable {
    private static final String DONE = "[DONE]";

    private final BackendResponse response;
    private final BackendAddress address;
    private final Runnable onKeepAlive;
    private final boolean streams;
    private final SseParser frames;
    private boolean done;

    BackendStream(BackendResponse response, BackendAddress address, Runnable onKeepAlive) {
        this.response = response;
        this.address = address;
        this.onKeepAlive = onKeepAlive;
        this.streams = Optional.ofNullable(response.header("content-type"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("text/event-stream");
        this.frames = new SseParser(response.body());
    }

    /** The next chunk, waiting for it; empty when the answer is over. */
    public Optional<ChatChunk> next() throws BackendException {
        if (done) {
            return Optional.empty();
        }
        try {
            return streams ? nextOfStream() : whole();
        } catch (IOException e) {
            throw Failures.of(e, address);
        } catch (MalformedChunkException e) {
            throw new BackendException(
                    BackendException.Kind.MALFORMED, "the backend at " + address + " sent " + e.getMessage(), e);
        }
    }

    /** Whether the next chunk, or the end, has already arrived. */
    public boolean isReady() throws BackendException {
        try {
            return streams && frames.isReady();
        } catch (IOException e) {
            throw Failures.of(e, address);
        }
    }

    /**
     * Whether the end was an end and not a lost connection: the backend said so, or HTTP did. Neither is so for a server that
     * speaks HTTP/1.0 and dies.
     */
    public boolean isEndCertain() {
        return done || response.isDelimited();
    }

    @Override
    public void close() {
        if (done) {
            response.release();
        } else {
            response.close();
        }
    }

    private Optional<ChatChunk> nextOfStream() throws IOException, MalformedChunkException {
        for (Optional<SseFrame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            SseFrame got = frame.get();
            if (got.comment()) {
                onKeepAlive.run();
            } else if (got.data().strip().equals(DONE)) {
                done = true;
                return Optional.empty();
            } else if (!got.data().isBlank()) {
                return Optional.of(ChatChunkReader.read(got.data()));
            }
        }
        return Optional.empty();
    }

    private Optional<ChatChunk> whole() throws IOException, MalformedChunkException {
        ChatChunk answer = ChatChunkReader.read(response.text());
        done = true;
        if (answer.isEmpty()) {
            throw new MalformedChunkException("JSON that is no answer");
        }
        return Optional.of(answer);
    }
}
