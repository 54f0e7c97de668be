package dev.anyclaude.bench.engine.llama;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads llama.cpp's log as it grows, each byte once. Not safe for several threads. Two instances may use the same task numbers, so
 * only one task may run between two calls of {@link #forget}.
 */
final class EngineLog implements Closeable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long PARK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(16_384);
    private final StringBuilder text = new StringBuilder();
    private long position;

    EngineLog(Path path) throws IOException {
        file = FileChannel.open(path);
    }

    /** Leaves out everything written so far. */
    void forget() throws IOException {
        position = file.size();
        text.setLength(0);
    }

    /** {@link LogText#cached} as of now. */
    OptionalInt cached(int task) throws IOException {
        return LogText.cached(read(), task);
    }

    /** {@link LogText#promptRead} as of now. */
    boolean promptRead(int task) throws IOException {
        return LogText.promptRead(read(), task);
    }

    /**
     * The counters of a task whose answer is complete. The engine's log thread may be a few lines behind and tells nobody when it
     * has caught up, so this looks again every half millisecond.
     *
     * @throws EngineException if they do not come within 5 s
     */
    EngineCounters await(int task) throws IOException {
        long start = System.nanoTime();
        do {
            Optional<EngineCounters> counters = LogText.counters(read(), task);
            if (counters.isPresent()) {
                return counters.get();
            }
            LockSupport.parkNanos(PARK_NANOS);
        } while (System.nanoTime() - start < PATIENCE_NANOS);
        throw EngineException.broken("the engine's log has no counters for task " + task);
    }

    private String read() throws IOException {
        for (int count = file.read(buffer.clear(), position); count > 0; count = file.read(buffer.clear(), position)) {
            position += count;
            text.append(new String(buffer.array(), 0, count, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
