package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Rehearsal rehearsal = Rehearsal.begin(new PrintStream(log, true, StandardCharsets.UTF_8));

    @Test
    void carriesItsTurnsThroughAllStages() throws InterruptedException {
        boolean through = rehearsal.await(Duration.ofSeconds(50), Duration.ZERO);

        assertThat(through).isTrue();
        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void waitsWhileRealTurnsRun() throws InterruptedException {
        AtomicBoolean busy = new AtomicBoolean(true);
        CountDownLatch looks = new CountDownLatch(3);
        rehearsal.giveWayTo(() -> {
            looks.countDown();
            return busy.get();
        });
        looks.await();
        boolean throughMeanwhile = rehearsal.await(Duration.ZERO, Duration.ZERO);

        busy.set(false);
        boolean throughAfterwards = rehearsal.await(Duration.ofSeconds(50), Duration.ZERO);

        assertThat(throughMeanwhile).isFalse();
        assertThat(throughAfterwards).isTrue();
    }
}
