package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --record} leaves behind. */
@Timeout(60)
class ProxyRecordingTest {
    @TempDir
    Path folder;

    @Test
    void writesATurnDownExactly() throws IOException {
        String body = ProxyClient.ask(true);
        ProxyClient.Answer answer;
        try (ProxyUnderTest under = ProxyUnderTest.with().recordings(folder).start()) {
            under.backend.onChat(
                    ScriptedBackend.stream(Chunks.text("é"), Chunks.end("stop"), Chunks.USAGE, Chunks.DONE));
            answer = under.client.message(body);
            under.backend.onChat(ScriptedBackend.json(500, "{}"));
            under.client.message(ProxyClient.ask(false));
        }

        Path file = folder.resolve("0f0f%2F7.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        List<JsonNode> lines = lines(file);
        JsonNode head = lines.get(0);
        assertThat(head.path("format").asString()).isEqualTo("anyclaude-session/1");
        assertThat(head.path("session").asString()).isEqualTo("0f0f/7");
        assertThat(head.path("client_version").asString()).isEqualTo("2.1.330");
        assertThat(head.path("model").asString()).isEqualTo("pebble");
        JsonNode request = lines.get(1);
        assertThat(request.path("body").asString()).isEqualTo(body);
        assertThat(request.path("path").asString()).isEqualTo("/v1/messages?beta=true");
        assertThat(request.path("headers").propertyNames())
                .contains("anthropic-version", "user-agent", "x-claude-code-session-id")
                .doesNotContain("x-api-key", "authorization");
        assertThat(lines.get(2).path("status").asInt()).isEqualTo(200);
        StringBuilder events = new StringBuilder();
        lines.stream()
                .filter(line -> line.path("type").asString().equals("event"))
                .forEach(line -> events.append("event: ")
                        .append(line.path("event").asString())
                        .append("\ndata: ")
                        .append(line.path("data").asString())
                        .append("\n\n"));
        assertThat(events.toString()).isEqualTo(answer.body());
        List<JsonNode> ends = lines.stream()
                .filter(line -> line.path("type").asString().equals("end"))
                .toList();
        assertThat(ends.get(0).path("cached_tokens").asInt()).isEqualTo(9012);
        assertThat(ends.get(1).path("turn").asInt()).isEqualTo(1);
        assertThat(ends.get(1).path("outcome").asString()).isEqualTo("failed");
        assertThat(ends.get(1).has("prompt_tokens")).isFalse();
    }

    @Test
    void neverWritesIntoAFileOfAnEarlierRun() throws IOException {
        for (int run = 0; run < 2; run++) {
            try (ProxyUnderTest under = ProxyUnderTest.with().recordings(folder).start()) {
                under.backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop")));
                under.client.message(ProxyClient.ask(true));
            }
        }

        assertThat(lines(folder.resolve("0f0f%2F7.jsonl")))
                .hasSize(lines(folder.resolve("0f0f%2F7-2.jsonl")).size());
    }

    @Test
    void goesOnWithoutADiskToWriteTo() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.with().recordings(folder).start()) {
            Files.delete(folder);
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop")));

            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
            assertThat(under.client.message(ProxyClient.ask(true)).events()).endsWith("message_stop");
            under.proxy.close();
            assertThat(under.log()).containsOnlyOnce("[Record] stopped writing");
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
