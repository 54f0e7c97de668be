package dev.anyclaude.bench.drive;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.LongSupplier;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Cuts an event stream into frames and stamps each when its last byte has been read, before anything looks inside.
 * Comments are kept. A frame the stream cut short is left out.
 */
final class SseReader {
    private final BufferedSource in;
    private final LongSupplier nanoTime;
    private final StringBuilder data = new StringBuilder();
    private final Queue<SseFrame> ready = new ArrayDeque<>();
    private boolean anyData;
    private String event = "";

    SseReader(BufferedSource in, LongSupplier nanoTime) {
        this.in = in;
        this.nanoTime = nanoTime;
    }

    /** The next frame; empty at the end of the stream. */
    Optional<SseFrame> next() throws IOException {
        while (ready.isEmpty()) {
            @Nullable String line = in.readUtf8Line();
            if (line == null) {
                return Optional.empty();
            }
            take(line, nanoTime.getAsLong());
        }
        return Optional.of(ready.remove());
    }

    private void take(String line, long nanos) {
        if (line.isEmpty()) {
            if (anyData) {
                ready.add(SseFrame.event(nanos, event, data.toString()));
            }
            data.setLength(0);
            anyData = false;
            event = "";
        } else if (line.startsWith(":")) {
            ready.add(SseFrame.comment(nanos, line.substring(1).strip()));
        } else if (line.startsWith("data:")) {
            data.append(anyData ? "\n" : "").append(value(line, 5));
            anyData = true;
        } else if (line.startsWith("event:")) {
            event = value(line, 6);
        }
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
