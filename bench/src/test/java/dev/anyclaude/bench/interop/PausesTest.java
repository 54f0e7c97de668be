package dev.anyclaude.bench.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PausesTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatImportPrints() throws IOException {
        List<Pause> pauses = Pauses.read(file("""
                {"turn":0,"think_ms":104,"kind":"tool","label":"Bash"}
                {"turn":1,"think_ms":30250,"kind":"prompt","label":"prompt"}
                """));
        assertThat(Pauses.millis(pauses, "tool")).containsExactly(104L);
        assertThat(Pauses.millis(pauses, "prompt")).containsExactly(30_250L);
    }

    @Test
    void anotherFileIsRefusedByName() throws IOException {
        Path transcript = file("{\"type\":\"user\"");
        assertThatExceptionOfType(InteropException.class)
                .isThrownBy(() -> Pauses.read(transcript))
                .withMessageContaining("bench import");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("pauses.jsonl"), text, StandardCharsets.UTF_8);
    }
}
