package dev.anyclaude.bench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
    private static final String HEADER = "{\"type\":\"session\",\"format\":\"anyclaude-session/1\",\"session\":\"s\","
            + "\"started_at\":\"2026-01-01T00:00:00Z\",\"client_version\":\"2.1.330\",\"later\":1}\n";
    private static final String REQUEST = "{\"type\":\"request\",\"turn\":0,\"at_ms\":0.125,\"method\":\"POST\","
            + "\"path\":\"/v1/messages\",\"headers\":{\"x-app\":\"cli\"},\"body\":\"{\\\"ü\\\": 1}\"}\n";
    private static final String END =
            "{\"type\":\"end\",\"turn\":0,\"at_ms\":9,\"outcome\":\"client_left\",\"prompt_tokens\":12}\n";

    @TempDir
    Path folder;

    @Test
    void readsBackWhatWasWritten() {
        RecordedSession written = Recordings.ordinary().get(0);
        Path file = folder.resolve("print-long.jsonl");
        SessionWriter.write(written, file);
        RecordedSession read = SessionReader.read(file);
        assertThat(read.turns()).isEqualTo(written.turns());
        assertThat(read.header()).isEqualTo(written.header());
        assertThat(read.name()).isEqualTo("print-long");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void bodyKeepsItsBytesAndUnknownCountsStayUnknown() throws IOException {
        RecordedTurn turn =
                SessionReader.read(file(HEADER + REQUEST + END)).turns().get(0);
        assertThat(turn.request().bodyBytes()).isEqualTo("{\"ü\": 1}".getBytes(StandardCharsets.UTF_8));
        RecordedEnd end = turn.end().orElseThrow();
        assertThat(end.promptTokens()).isEqualTo(OptionalInt.of(12));
        assertThat(end.cachedTokens()).isEmpty();
        assertThat(turn.complete()).isFalse();
    }

    @Test
    void bodyThatIsNoTextComesBackAsItsBytes() throws IOException {
        String request = REQUEST.replaceFirst("\"body\":.*", "\"body_base64\":\"//4=\"}");
        RecordedTurn turn =
                SessionReader.read(file(HEADER + request + END)).turns().get(0);
        assertThat(turn.request().bodyBytes()).containsExactly(0xff, 0xfe);
    }

    @Test
    void overlappingTurnsAreTakenApart() throws IOException {
        String second = REQUEST.replace("\"turn\":0", "\"turn\":1");
        String response = "{\"type\":\"response\",\"turn\":1,\"at_ms\":2,\"status\":200,\"headers\":{}}\n";
        List<RecordedTurn> turns = SessionReader.read(file(HEADER + REQUEST + second + response + END))
                .turns();
        assertThat(turns.get(0).response()).isEmpty();
        assertThat(turns.get(1).response()).isPresent();
        assertThat(turns.get(1).end()).isEmpty();
    }

    @Test
    void linesOfOverlappingTurnsAreWrittenInTheOrderOfTheirTimes() throws IOException {
        String second = REQUEST.replace("\"turn\":0", "\"turn\":1").replace("0.125", "4.0");
        Path copy = folder.resolve("copy.jsonl");
        SessionWriter.write(SessionReader.read(file(HEADER + REQUEST + second + END)), copy);
        assertThat(Files.readAllLines(copy)).hasSize(4).last().asString().contains("client_left");
    }

    @Test
    void leavesOutTheLineARecorderWasStoppedInAndSaysSo() throws IOException {
        Path file = file(HEADER + REQUEST + END.substring(0, 30));
        RecordedSession session = SessionReader.read(file);
        assertThat(session.turns()).hasSize(1);
        assertThat(session.warnings()).anySatisfy(each -> assertThat(each).contains(file.toString(), "line 3"));
        assertThat(session.warnings()).anySatisfy(each -> assertThat(each).contains("turn 0 has no end"));
    }

    @Test
    void readsPackedFileEvenIfItIsCutOff() throws IOException {
        byte[] packed = packed(HEADER + REQUEST + END);
        Path whole = Files.write(folder.resolve("w.jsonl.gz"), packed);
        assertThat(SessionReader.read(whole).turns().get(0).end()).isPresent();
        assertThat(SessionReader.read(whole).name()).isEqualTo("w");
        Path cut = Files.write(folder.resolve("c.jsonl.gz"), Arrays.copyOf(packed, packed.length - 8));
        assertThat(SessionReader.read(cut).turns()).hasSize(1);
    }

    @Test
    void readsAllSessionsOfFolderByName() {
        Recordings.ordinary().forEach(each -> SessionWriter.write(each, folder.resolve(each.name() + ".jsonl")));
        assertThat(SessionReader.readAll(folder))
                .extracting(RecordedSession::name)
                .containsExactly("print-long", "print-sibling");
    }

    @Test
    void folderWithoutSessionsIsSaidToBeOne() {
        assertThatThrownBy(() -> SessionReader.readAll(folder))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void refusesWhatItDoesNotKnowNamingFileAndLine() throws IOException {
        refused(HEADER.replace("session/1", "session/2"), "line 1", "anyclaude-session/2");
        refused(HEADER + "{\"type\":\"song\"}\n", "line 2", "song");
        refused(HEADER + REQUEST + END.replace("client_left", "bored"), "line 3", "bored");
        refused(HEADER + END, "line 2", "turn 0 has no request");
        refused(HEADER + REQUEST + REQUEST, "line 3", "second time");
        refused(HEADER + "{oops\n" + REQUEST, "line 2", "");
        refused(REQUEST, "line 1", "begins with");
        refused("", "holds no session", "");
    }

    private void refused(String text, String where, String what) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> SessionReader.read(file))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("s.jsonl"), text, StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
