package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch quiet = new CountDownLatch(1);
        rehearsal.giveWayTo(() -> {
            waits.countDown();
            quiet.await();
        });
        waits.await();
        boolean throughMeanwhile = rehearsal.await(Duration.ZERO, Duration.ZERO);

        quiet.countDown();
        boolean throughAfterwards = rehearsal.await(Duration.ofSeconds(50), Duration.ZERO);

        assertThat(throughMeanwhile).isFalse();
        assertThat(throughAfterwards).isTrue();
    }
}
