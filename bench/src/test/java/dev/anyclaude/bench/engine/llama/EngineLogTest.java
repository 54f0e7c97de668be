package dev.anyclaude.bench.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLogTest {
    private final String recorded = recorded();

    @Test
    void countersOfAFinishedTask() {
        assertThat(LogText.counters(recorded, 2)).contains(new EngineCounters(0, 30, 21.95, 5, 27.06));
        assertThat(LogText.promptRead(recorded, 2)).isTrue();
    }

    @Test
    void runningTaskHasOnlyItsCachedTokens() {
        assertThat(LogText.cached(recorded, 28)).hasValue(29);
        assertThat(LogText.promptRead(recorded, 28)).isFalse();
        assertThat(LogText.counters(recorded, 28)).isEmpty();
    }

    @Test
    void unknownTaskHasNothing() {
        assertThat(LogText.cached(recorded, 8)).isEmpty();
        assertThat(LogText.counters(recorded, 8)).isEmpty();
    }

    @Test
    void onlyWhatCameAfterForgettingIsRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("log"), recorded, StandardCharsets.UTF_8);
        try (EngineLog log = new EngineLog(file)) {
            assertThat(log.cached(2)).hasValue(0);
            log.forget();
            assertThat(log.cached(2)).isEmpty();

            int middle = recorded.indexOf("eval time") + 20;
            append(file, recorded.substring(0, middle));
            assertThat(log.promptRead(2)).isTrue();
            append(file, recorded.substring(middle));
            assertThat(log.await(2).predicted()).isEqualTo(5);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static String recorded() {
        try (InputStream in = EngineLogTest.class.getResourceAsStream("engine.log")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
