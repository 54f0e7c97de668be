package dev.anyclaude.proxy.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRecorderTest {
    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(5_000);

    @ParameterizedTest
    @CsvSource({"0f-A_9.x, 0f-A_9.x", "../etc, %2E.%2Fetc", "a b%, a%20b%25", "é, %C3%A9"})
    void makesAFileNameOfAnyId(String session, String name) {
        assertThat(SessionRecorder.fileName(session)).isEqualTo(name);
    }

    @Test
    void writesTimesInMillisecondsOfThreeDecimals() throws IOException {
        SessionRecorder recorder = start();
        TurnRecording turn = recorder.begin(request("s", new byte[] {'{', '}'}));
        nanos.addAndGet(1_234_567);
        turn.event("ping", "{\"type\":\"ping\"}");
        nanos.addAndGet(1_000_000_000);
        turn.end(new RecordedEnd("client_left", OptionalInt.of(7), OptionalInt.empty(), OptionalInt.empty()));
        recorder.close(Duration.ofSeconds(5));

        assertThat(Files.readAllLines(folder.resolve("s.jsonl")))
                .containsExactly(
                        "{\"type\":\"session\",\"format\":\"anyclaude-session/1\",\"session\":\"s\","
                                + "\"started_at\":\"2026-01-02T03:04:05Z\",\"client_version\":\"\",\"user_agent\":\"curl\","
                                + "\"backend\":\"http://b\",\"model\":\"m\",\"anyclaude\":\"1\"}",
                        "{\"type\":\"request\",\"turn\":0,\"at_ms\":0.000,\"method\":\"POST\",\"path\":\"/v1/messages\","
                                + "\"headers\":{\"user-agent\":\"curl\",\"x-stainless-os\":\"X\"},\"body\":\"{}\"}",
                        "{\"type\":\"event\",\"turn\":0,\"at_ms\":1.234,\"event\":\"ping\",\"data\":\"{\\\"type\\\":\\\"ping\\\"}\"}",
                        "{\"type\":\"end\",\"turn\":0,\"at_ms\":1001.234,\"outcome\":\"client_left\",\"prompt_tokens\":7}");
    }

    @Test
    void keepsBytesThatAreNoText() throws IOException {
        SessionRecorder recorder = start();
        recorder.begin(request("", new byte[] {(byte) 0xff}));
        recorder.close(Duration.ofSeconds(5));

        List<String> lines = Files.readAllLines(folder.resolve("no-session-20260102-030405.jsonl"));
        assertThat(lines.get(1)).contains("\"body_base64\":\"/w==\"").doesNotContain("\"body\":");
    }

    private SessionRecorder start() throws IOException {
        return SessionRecorder.start(
                folder,
                new RecorderFacts("http://b", () -> "m", "1"),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")),
                nanos::get,
                new PrintStream(PrintStream.nullOutputStream(), true, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static RecordedRequest request(String session, byte[] body) {
        return new RecordedRequest(
                session,
                "POST",
                "/v1/messages",
                Map.of("User-Agent", "curl", "X-Stainless-OS", "X", "Authorization", "Bearer k"),
                body);
    }
}
