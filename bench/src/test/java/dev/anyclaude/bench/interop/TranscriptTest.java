package dev.anyclaude.bench.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptTest {
    private static final String LINES = """
            {"type":"summary","summary":"x"}
            {"type":"user","timestamp":"2026-01-01T00:00:00.000Z","message":{"role":"user","content":"secret words"}}
            {"type":"assistant","timestamp":"2026-01-01T00:00:02.000Z","message":{"id":"m1","content":[{"type":"text","text":"a"}]}}
            {"type":"assistant","timestamp":"2026-01-01T00:00:02.500Z","message":{"id":"m1","content":[{"type":"tool_use","name":"Read"}]}}
            {"type":"assistant","timestamp":"2026-01-01T00:00:02.600Z","message":{"id":"m1","content":[{"type":"tool_use","name":"Grep"}]}}
            {"type":"user","timestamp":"2026-01-01T00:00:02.700Z","message":{"content":[{"type":"tool_result"}]}}
            {"type":"user","timestamp":"2026-01-01T00:00:02.710Z","message":{"content":[{"type":"tool_result"}]}}
            {"type":"assistant","timestamp":"2026-01-01T00:00:03.000Z","isSidechain":true,"message":{"content":[]}}
            {"type":"assistant","timestamp":"2026-01-01T00:00:04.000Z","message":{"content":[{"type":"text","text":"b"}]}}
            {"type":"user","timestamp":"2026-01-01T00:00:05.000Z","isMeta":true,"message":{"content":"reminder"}}
            {"type":"user","timestamp":"2026-01-01T00:00:34.250Z","message":{"content":"more secret words"}}
            {"type":"assistant","timestamp":"2026-01-01T00:00:36""";

    @TempDir
    Path folder;

    @Test
    void pausesAreMeasuredFromTheEndOfAnAnswerAndSayWhatTheyWereFor() throws IOException {
        assertThat(Transcript.pauses(file(LINES)))
                .containsExactly(new Pause(0, 100, "tool", "Read+Grep"), new Pause(1, 30_250, "prompt", "prompt"));
    }

    @Test
    void fileOfAnotherKindIsRefused() throws IOException {
        Path other = file("{\"type\":\"session\",\"format\":\"anyclaude-session/1\"}\n{}\n");
        assertThatThrownBy(() -> Transcript.pauses(other))
                .isInstanceOf(InteropException.class)
                .hasMessageContaining("is it a transcript");
    }

    @Test
    void damageBeforeTheLastLineIsNamed() throws IOException {
        Path damaged = file("{\"type\":\n{}\n");
        assertThatThrownBy(() -> Transcript.pauses(damaged))
                .isInstanceOf(InteropException.class)
                .hasMessageContaining("line 1");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("transcript.jsonl"), text, StandardCharsets.UTF_8);
    }
}
