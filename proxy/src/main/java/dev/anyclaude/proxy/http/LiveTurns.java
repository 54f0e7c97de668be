package dev.anyclaude.proxy.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The turns that are running. One daemon thread looks at all of them four times a second: has the client left, has it waited
 * long enough for a sign of life? Thread-safe.
 */
public final class LiveTurns {
    private static final long TICK_MILLIS = 250;

    /** A turn as it looks from here. Neither method may block. */
    interface Live {
        void tick();

        void abort();
    }

    private final Set<Live> turns = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler;
    private volatile boolean begun;

    /** Starts to look. */
    public LiveTurns() {
        scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "turn-watch");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> ticking =
                scheduler.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        if (ticking.isDone()) {
            throw new IllegalStateException("the watch does not run");
        }
    }

    void add(Live turn) {
        begun = true;
        turns.add(turn);
    }

    void remove(Live turn) {
        turns.remove(turn);
        synchronized (turns) {
            turns.notifyAll();
        }
    }

    /** Whether there has been any. */
    boolean haveBegun() {
        return begun;
    }

    /** Gives up all turns and waits until they have told their clients, but not longer than this. */
    void abort(Duration patience) {
        scheduler.shutdownNow();
        turns.forEach(Live::abort);
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (turns) {
            try {
                for (long left = patience.toMillis(); !turns.isEmpty() && left > 0; ) {
                    turns.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void tick() {
        turns.forEach(Live::tick);
    }
}
