package dev.anyclaude.bench.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyclaude.bench.session.RecordedEvent;
import dev.anyclaude.bench.session.RecordedSession;
import dev.anyclaude.bench.session.RecordedTurn;
import dev.anyclaude.bench.session.SessionReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was recorded comes back out of every format as far as the format can hold it. */
class ExportFormatTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<RecordedSession> RECORDED = SessionReader.readAll(Path.of("sessions"));

    @TempDir
    Path folder;

    @Test
    void aiperfFilesHoldTheVeryBodiesInTheirOrder() throws IOException {
        List<Path> files = ExportFormat.AIPERF.write(RECORDED, folder.resolve("payloads"));
        assertThat(files).hasSameSizeAs(RECORDED);
        for (int i = 0; i < files.size(); i++) {
            RecordedSession session = RECORDED.get(i);
            assertThat(files.get(i)).hasFileName(session.name() + ".jsonl");
            List<String> bodies =
                    session.turns().stream().map(each -> each.request().body()).toList();
            assertThat(Files.readAllLines(files.get(i), StandardCharsets.UTF_8)).isEqualTo(bodies);
        }
    }

    @Test
    void archiveGivesBackBodiesHeadersTimesAndStreams() throws IOException {
        JsonNode log = MAPPER.readTree(Files.readAllBytes(ExportFormat.HAR
                        .write(RECORDED, folder.resolve("all.har"))
                        .get(0)))
                .path("log");
        assertThat(log.path("version").asString()).isEqualTo("1.2");
        List<RecordedTurn> turns = RECORDED.stream()
                .flatMap(each -> each.turns().stream())
                .filter(each -> each.response().isPresent())
                .toList();
        assertThat(log.path("entries")).hasSize(turns.size());
        for (int i = 0; i < turns.size(); i++) {
            JsonNode entry = log.path("entries").get(i);
            RecordedTurn turn = turns.get(i);
            assertThat(entry.path("request").path("postData").path("text").asString())
                    .isEqualTo(turn.request().body());
            assertThat(entry.path("request").path("url").asString())
                    .endsWith(turn.request().path());
            assertThat(entry.path("request").path("headers"))
                    .hasSize(turn.request().headers().size());
            assertThat(entry.path("response").path("status").asInt())
                    .isEqualTo(turn.response().orElseThrow().status());
            assertThat(events(
                            entry.path("response").path("content").path("text").asString()))
                    .isEqualTo(turn.events().stream().map(RecordedEvent::data).toList());
            double time = entry.path("timings").path("wait").asDouble()
                    + entry.path("timings").path("receive").asDouble();
            assertThat(entry.path("time").asDouble()).isCloseTo(time, org.assertj.core.api.Assertions.within(1e-6));
        }
    }

    @Test
    void archiveKeepsTheTimesBetweenRequests() throws IOException {
        RecordedSession session = RECORDED.get(0);
        JsonNode entries = MAPPER.readTree(Files.readAllBytes(ExportFormat.HAR
                        .write(List.of(session), folder.resolve("one.har"))
                        .get(0)))
                .path("log")
                .path("entries");
        Instant first = Instant.parse(entries.get(0).path("startedDateTime").asString());
        Instant second = Instant.parse(entries.get(1).path("startedDateTime").asString());
        double expected = session.turns().get(1).request().atMillis()
                - session.turns().get(0).request().atMillis();
        assertThat(Duration.between(first, second).toNanos() / 1e6)
                .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-3));
    }

    @Test
    void traceHasTheReportedSizesAndSharesBlocksAsPromptsDo() throws IOException {
        RecordedSession session = named("print-long");
        List<JsonNode> lines = trace(List.of(session), "trace.jsonl");
        List<RecordedTurn> turns =
                session.turns().stream().filter(RecordedTurn::complete).toList();
        assertThat(lines).hasSameSizeAs(turns);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            int tokens = turns.get(i).end().orElseThrow().promptTokens().orElseThrow();
            assertThat(line.path("input_length").asInt()).isEqualTo(tokens);
            assertThat(line.path("hash_ids"))
                    .hasSize((tokens + MooncakeExport.BLOCK_TOKENS - 1) / MooncakeExport.BLOCK_TOKENS);
            if (i > 0) {
                assertThat(line.path("timestamp").asLong())
                        .isGreaterThanOrEqualTo(
                                lines.get(i - 1).path("timestamp").asLong());
            }
        }
        List<Integer> before = ids(lines.get(lines.size() - 2));
        List<Integer> last = ids(lines.get(lines.size() - 1));
        int whole = before.size() - 2;
        assertThat(last.subList(0, whole)).isEqualTo(before.subList(0, whole));
    }

    @Test
    void traceOfAnotherProjectSharesNoBlockPastItsOwnBeginning() throws IOException {
        List<JsonNode> lines = trace(List.of(named("print-long"), named("other-project")), "two.jsonl");
        List<Integer> first = ids(lines.get(0));
        List<Integer> other = ids(lines.get(lines.size() - 1));
        assertThat(other.get(other.size() - 1)).isNotIn(first);
    }

    @Test
    void numbersOfBlocksAgreeExactlyAsFarAsTheirBytes() {
        PrefixBlocks blocks = new PrefixBlocks(4);
        List<Integer> one = blocks.ids("aaaabbbbcccc".getBytes(StandardCharsets.UTF_8), 3);
        List<Integer> same = blocks.ids("aaaabbbbccccdd".getBytes(StandardCharsets.UTF_8), 4);
        List<Integer> late = blocks.ids("xaaabbbbcccc".getBytes(StandardCharsets.UTF_8), 3);
        assertThat(same.subList(0, 3)).isEqualTo(one);
        assertThat(late).doesNotContainAnyElementsOf(one);
    }

    @Test
    void nothingIsWrittenOver() throws IOException {
        Path there = Files.writeString(folder.resolve("there.har"), "mine", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ExportFormat.HAR.write(RECORDED, there))
                .isInstanceOf(InteropException.class)
                .hasMessageContaining("there already");
        assertThat(there).hasContent("mine");
    }

    private List<JsonNode> trace(List<RecordedSession> sessions, String name) throws IOException {
        Path file = ExportFormat.MOONCAKE.write(sessions, folder.resolve(name)).get(0);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private static RecordedSession named(String name) {
        return RECORDED.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> ids(JsonNode line) {
        List<Integer> ids = new ArrayList<>();
        line.path("hash_ids").forEach(each -> ids.add(each.asInt()));
        return ids;
    }

    private static List<String> events(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
    }
}
