package dev.anyclaude.proxy.record;

import dev.anyclaude.proxy.disk.WriterThread;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Writes lines to files on a thread of its own. When it cannot keep up, or a file cannot be written, it says so once on the given
 * stream and writes no more to that file.
 */
final class LineWriter {
    private static final int MOST_WAITING = 16_384;

    private final WriterThread thread = new WriterThread("session-writer", MOST_WAITING);
    private final PrintStream complaints;

    LineWriter(PrintStream complaints) {
        this.complaints = complaints;
    }

    /**
     * Writes a line after those given before. Never blocks.
     *
     * @param line made on the writer's thread
     */
    void write(SessionFile file, Supplier<String> line) {
        if (!thread.offer(() -> perform(file, line))) {
            stop(file, "the disk is too slow");
        }
    }

    /** Waits until all that was given is written, but not longer than this. */
    void close(Duration patience) {
        thread.close(patience);
    }

    private void perform(SessionFile file, Supplier<String> line) {
        if (file.isStopped()) {
            return;
        }
        try {
            file.write(line.get());
        } catch (IOException | RuntimeException e) { // whatever it is, recording must not break the proxy
            stop(file, e.toString());
        }
    }

    private void stop(SessionFile file, String why) {
        if (file.stop()) {
            complaints.println("[Record] stopped writing " + file + ": " + why);
        }
    }
}
