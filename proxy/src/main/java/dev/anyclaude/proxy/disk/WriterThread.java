package dev.anyclaude.proxy.disk;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does one piece of work after the other on a daemon thread, and never lets the giver wait. It is not interrupted: that would
 * close a file that is being written. Thread-safe.
 */
public final class WriterThread {
    private final ThreadPoolExecutor executor;

    /**
     * Starts with the first piece of work.
     *
     * @param name of the thread
     * @param mostWaiting pieces of work; more are refused
     */
    public WriterThread(String name, int mostWaiting) {
        executor = new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(mostWaiting), work -> thread(name, work));
    }

    /** Whether the work was taken: not after the end, and not if too much waits already. */
    public boolean offer(Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    /** Takes no more, and waits until all is done, but not for longer than this; whether it is. */
    public boolean close(Duration patience) {
        executor.shutdown();
        try {
            return executor.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
