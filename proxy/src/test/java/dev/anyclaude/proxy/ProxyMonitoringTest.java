package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a proxy tells of its turns. */
@Timeout(60)
class ProxyMonitoringTest {
    @TempDir
    private Path folder;

    @Test
    void writesALineForEachTurnWithoutTheTextOfPrompts() throws IOException {
        Path file = folder.resolve("turns");
        try (ProxyUnderTest under = ProxyUnderTest.with().turnLog(file).start()) {
            askTwice(under);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines).hasSize(2);
        JsonNode first = JsonMapper.shared().readTree(lines.get(0));
        assertThat(first.path("cause").asString()).isEqualTo("first_of_session");
        assertThat(first.path("cached_tokens").asInt()).isEqualTo(9012);
        assertThat(first.path("verdict").asString()).isEqualTo("better");
        JsonNode second = JsonMapper.shared().readTree(lines.get(1));
        assertThat(second.path("cause").asString()).isEqualTo("none");
        assertThat(second.path("turn").asInt()).isEqualTo(1);
        assertThat(second.has("cached_tokens")).isFalse();
        assertThat(second.path("verdict").asString()).isEqualTo("backend_silent");
        assertThat(String.join("", lines)).doesNotContain("You count boats", "How many");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void answersWithTotalsInJsonAndForPrometheus() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            askTwice(under);

            JsonNode stats = JsonMapper.shared()
                    .readTree(under.client.request("GET", "/stats").body());
            assertThat(stats.path("turns").path("completed").asInt()).isEqualTo(2);
            assertThat(stats.path("tokens").path("cached").asInt()).isEqualTo(9012);
            assertThat(stats.path("tokens").path("turns_not_reported").asInt()).isEqualTo(1);
            assertThat(stats.path("causes").path("first_of_session").asInt()).isEqualTo(1);
            assertThat(stats.path("verdicts").path("backend_silent").asInt()).isEqualTo(1);
            assertThat(under.client.request("GET", "/metrics").body())
                    .contains("anyclaude_turns_total{outcome=\"completed\"} 2")
                    .contains("anyclaude_prefix_cause_total{cause=\"none\"} 1")
                    .contains("anyclaude_cached_tokens_total 9012")
                    .contains("anyclaude_time_to_first_token_seconds_count 2");
        }
    }

    private static void askTwice(ProxyUnderTest under) throws IOException {
        under.backend.onChat(ScriptedBackend.stream(Chunks.text("A"), Chunks.end("stop"), Chunks.USAGE, Chunks.DONE));
        under.client.message(ProxyClient.ask(true));
        under.backend.onChat(ScriptedBackend.stream(Chunks.text("B"), Chunks.end("stop"), Chunks.DONE));
        under.client.message(ProxyClient.ask(true));
    }
}
