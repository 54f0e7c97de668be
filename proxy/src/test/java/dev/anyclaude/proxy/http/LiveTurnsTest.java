package dev.anyclaude.proxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveTurnsTest {
    private static final LiveTurns.Live TURN = new LiveTurns.Live() {
        @Override
        public void tick() {}

        @Override
        public void abort() {}
    };

    private final AtomicLong clock = new AtomicLong();
    private final LiveTurns turns = new LiveTurns(clock::get);

    @Test
    void areBusyWhileOneRunsAndAMomentLonger() {
        assertThat(turns.areBusy()).isFalse();

        turns.add(TURN);
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(turns.areBusy()).isTrue();

        turns.remove(TURN);
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(99));
        assertThat(turns.areBusy()).isTrue();

        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
        assertThat(turns.areBusy()).isFalse();
    }
}
