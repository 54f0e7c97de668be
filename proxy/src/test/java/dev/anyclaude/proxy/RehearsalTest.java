package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {

    @Test
    void carriesATurnThroughAllStages() throws InterruptedException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Rehearsal.begin(new PrintStream(log, true, StandardCharsets.UTF_8)).awaitFirstTurn(Duration.ofSeconds(50));

        assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
