package dev.anyclaude.proxy.record;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Writes lines to files on a thread of its own, so that a slow disk slows no turn. When it cannot keep up, or a file cannot be
 * written, it says so once on the given stream and writes no more to that file.
 */
final class LineWriter {
    private static final int MOST_WAITING = 16_384;

    private record Job(SessionFile file, Supplier<String> line) {}

    private final BlockingQueue<Job> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final PrintStream complaints;
    private final Thread thread = new Thread(this::run, "session-writer");

    LineWriter(PrintStream complaints) {
        this.complaints = complaints;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /**
     * Writes a line after those given before. Never blocks.
     *
     * @param line made on the writer's thread
     */
    void write(SessionFile file, Supplier<String> line) {
        if (!waiting.offer(new Job(file, line))) {
            stop(file, "the disk is too slow");
        }
    }

    /** Waits until all that was given is written, but not longer than this. */
    void close(Duration patience) {
        closing.countDown();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never interrupted: an interrupt would close the file that is being written. */
    private void run() {
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                Job job = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (job != null && !job.file.isStopped()) {
                    perform(job);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(Job job) {
        try {
            job.file.write(job.line.get());
        } catch (IOException | RuntimeException e) { // whatever it is, recording must not break the proxy
            stop(job.file, e.toString());
        }
    }

    private void stop(SessionFile file, String why) {
        if (file.stop()) {
            complaints.println("[Record] stopped writing " + file + ": " + why);
        }
    }
}
