package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.telemetry.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rules and ledger over the recordings of the real client that are shipped for measuring. */
class RecordedTurnsTest {

    @ParameterizedTest
    @ValueSource(strings = {"interactive", "print-long", "print-sibling", "other-project"})
    void everyTurnOfARecordedConversationGoesOnWhereTheOneBeforeEnded(String name) throws IOException {
        List<JsonNode> turns = RecordedTurns.of(recording(name));
        assertThat(turns).isNotEmpty();
        for (JsonNode turn : turns) {
            String cause = turn.path("cause").asString();
            if (cause.equals("none")) {
                assertThat(turn.path("shared_bytes").asInt())
                        .isGreaterThan(turn.path("head_bytes").asInt());
                assertThat(turn.has("path")).isFalse();
            } else {
                assertThat(cause).as("%s", turn).isIn(Set.of("first_of_session", "side_request"));
                assertThat(turn.path("turn").asInt()).isZero();
            }
        }
        assertThat(turns.stream().filter(turn -> turn.path("cause").asString().equals("first_of_session")))
                .hasSize(1);
    }

    @Test
    void tellsTheStoryOfARecording() throws IOException {
        List<JsonNode> recording = recording("print-sibling");
        List<String> rows =
                new Story(RecordedTurns.of(recording)).table().lines().toList();
        long requests = recording.stream()
                .filter(line -> line.path("type").asString("").equals("request"))
                .count();
        assertThat(rows).hasSize((int) requests + 1);
        assertThat(rows.get(1)).contains("first_of_session");
        assertThat(rows.get(2)).contains(" none, ").doesNotContain("?");
    }

    @Test
    void aRequestThatCannotBeReadAndATurnWithoutAnEndDoNoHarm() throws IOException {
        List<JsonNode> recording = new ArrayList<>(recording("other-project"));
        int ends = (int) recording.stream()
                .filter(line -> line.path("type").asString("").equals("end"))
                .count();
        recording.add(line("{'type':'request','turn':90,'at_ms':9e9,'body':'no JSON'}"));
        recording.add(line("{'type':'end','turn':90,'at_ms':9e9,'outcome':'failed'}"));
        recording.add(line("{'type':'request','turn':91,'at_ms':9e9,'body':'{}'}"));
        List<JsonNode> turns = RecordedTurns.of(recording);
        assertThat(turns).hasSize(ends + 1);
        assertThat(turns.get(ends).path("outcome").asString()).isEqualTo("failed");
        assertThat(turns.get(ends).has("cause")).isFalse();
    }

    private static JsonNode line(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static List<JsonNode> recording(String name) throws IOException {
        Path file = Path.of("..", "bench", "sessions", name + ".jsonl");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            lines.add(JsonMapper.shared().readTree(line));
        }
        return lines;
    }
}
