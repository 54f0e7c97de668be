package dev.anyclaude.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveTurnsTest {
    private static final LiveTurns.Live TURN = new LiveTurns.Live() {
        @Override
        public void tick() {}

        @Override
        public void abort() {}
    };

    private final LiveTurns turns = new LiveTurns();

    @Test
    void areQuietAMomentAfterTheLast() throws InterruptedException {
        turns.awaitQuiet(); // none has been
        CountDownLatch quiet = new CountDownLatch(1);
        turns.add(TURN);
        Thread waiting = new Thread(() -> {
            try {
                turns.awaitQuiet();
                quiet.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.setDaemon(true);
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(quiet.getCount()).isEqualTo(1);

        long endNanos = System.nanoTime();
        turns.remove(TURN);
        quiet.await();
        assertThat(System.nanoTime() - endNanos).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
    }
}
