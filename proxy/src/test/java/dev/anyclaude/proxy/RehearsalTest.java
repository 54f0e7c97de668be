package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Rehearsal rehearsal = Rehearsal.begin(new PrintStream(log, true, StandardCharsets.UTF_8));

    @Test
    void carriesItsTurnsThroughAllStages() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        rehearsal.endWhen(() -> looks.incrementAndGet() < 0);
        rehearsal.await(Duration.ofSeconds(50), Duration.ZERO);

        assertThat(looks.get()).as("turns").isGreaterThan(1);
        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void endsWhenRealTurnsBegin() throws InterruptedException {
        AtomicInteger looks = new AtomicInteger();
        rehearsal.endWhen(() -> {
            looks.incrementAndGet();
            return true;
        });
        rehearsal.await(Duration.ofSeconds(50), Duration.ZERO);

        assertThat(looks).hasValue(1);
        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
