package dev.anyclaude.bench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnonymiserTest {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final byte[] SECRET = "a secret of more than sixteen bytes".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    private final List<RecordedSession> originals = Recordings.ordinary();
    private final SessionMasker masker = Anonymiser.masker(originals, SECRET);
    private final RecordedSession masked = masker.mask(originals.get(0));
    private final JsonNode first =
            MAPPER.readTree(masked.turns().get(0).request().body());
    private final JsonNode second =
            MAPPER.readTree(masked.turns().get(1).request().body());

    @Test
    void passesItsOwnCheck() {
        assertThat(AnonymityCheck.findings(
                        originals, originals.stream().map(masker::mask).toList()))
                .isEmpty();
    }

    @Test
    void protocolStays() {
        assertThat(first.path("model").asString()).isEqualTo("claude-opus-5-5");
        assertThat(first.path("max_tokens").asInt()).isEqualTo(32000);
        assertThat(first.at("/system/0/text").asString())
                .matches("x-anthropic-billing-header: cc_version=2\\.1\\.330\\.[0-9][a-f][0-9]; cc_entrypoint=cli;");
        assertThat(first.at("/system/1/cache_control/type").asString()).isEqualTo("ephemeral");
        assertThat(first.at("/messages/0/content/0/text").asString())
                .startsWith("<system-reminder>\n")
                .endsWith("</system-reminder>");
        assertThat(second.at("/messages/1/content/1/id").asString()).startsWith("toolu_");
        assertThat(second.at("/messages/2/content/0/is_error").isBoolean()).isTrue();
    }

    @Test
    void schemaStaysSchemaAndItsNamesChangeAlikeEverywhere() {
        JsonNode schema = first.at("/tools/0/input_schema");
        assertThat(schema.path("type").asString()).isEqualTo("object");
        assertThat(schema.path("$schema").asString()).startsWith("https://json-schema.org/");
        String name = schema.path("required").get(0).asString();
        assertThat(name).isNotEqualTo("type").hasSize(4);
        assertThat(schema.path("properties").path(name).path("type").asString()).isEqualTo("string");
        assertThat(schema.path("properties").path(name).path("enum").get(0).asString())
                .isNotEqualTo("upper");
        assertThat(schema.path("properties").toString()).contains("\"integer\",\"null\"", "\"#/$defs/");
        assertThat(second.at("/messages/1/content/1/input").has(name)).isTrue();
        assertThat(second.at("/messages/1/content/1/name")).isEqualTo(first.at("/tools/0/name"));
    }

    @Test
    void sessionIdIsTheSameUuidEverywhere() {
        String id = masked.header().session();
        assertThat(id).isNotEqualTo(Recordings.SESSION).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(masked.turns().get(0).request().headers()).containsEntry("x-claude-code-session-id", id);
        assertThat(first.at("/system/1/text").asString()).contains("/" + id + "/");
        JsonNode user = MAPPER.readTree(first.at("/metadata/user_id").asString());
        assertThat(user.path("session_id").asString()).isEqualTo(id);
        assertThat(user.path("device_id").asString()).matches("[0-9a-f]{6}").isNotEqualTo("9fa0bd");
    }

    @Test
    void answerInPiecesIsWhatTheNextRequestRepeats() {
        StringBuilder text = new StringBuilder();
        StringBuilder input = new StringBuilder();
        for (RecordedEvent event : masked.turns().get(0).events()) {
            JsonNode delta = MAPPER.readTree(event.data()).path("delta");
            text.append(delta.path("text").asString(""));
            input.append(delta.path("partial_json").asString(""));
        }
        assertThat(second.at("/messages/1/content/0/text").asString()).isEqualTo(text.toString());
        assertThat(second.at("/messages/1/content/1/input")).isEqualTo(MAPPER.readTree(input.toString()));
    }

    @Test
    void whatIsNotOfTheProtocolGoes() {
        String whole = masked.toString();
        assertThat(whole).doesNotContain("anna", "10.0.0.7", "hush", "x-secret", "secretive", "watchful", "drawer");
        assertThat(masked.header().model()).matches("/\\w{4}/\\w{4}/\\w{6}/\\w{9}-\\w{8}");
    }

    @Test
    void sameWordBecomesTheSameWordInTheSameCase() {
        Masks masks = new Masks(SECRET, List.of());
        String[] words =
                Masks.apply(masks.text(), "drawer Drawer DRAWER drawers").split(" ", -1);
        assertThat(words[1]).isEqualToIgnoringCase(words[0]).matches("[A-Z][a-z]{5}");
        assertThat(words[2]).isEqualTo(words[0].toUpperCase(java.util.Locale.ROOT));
        assertThat(words[3]).startsWith(words[0]);
    }

    @Test
    void anotherRunGivesOtherWords() {
        String text = "a sentence that is long enough to be changed";
        assertThat(Masks.apply(new Masks(SECRET, List.of()).text(), text))
                .isNotEqualTo(Masks.apply(new Masks(new byte[32], List.of()).text(), text));
    }

    @Test
    void bodyThatIsNoJsonIsLeftOutAndSaid() {
        RecordedTurn turn = originals.get(0).turns().get(0);
        RecordedRequest broken = new RecordedRequest(0, "POST", "/v1/messages", java.util.Map.of(), "{oops", false);
        RecordedSession session = new RecordedSession(
                "s",
                "00",
                originals.get(0).header(),
                List.of(
                        new RecordedTurn(0, broken, turn.response(), turn.events(), turn.end()),
                        originals.get(0).turns().get(1)),
                List.of());
        assertThat(masker.mask(session).turns()).extracting(RecordedTurn::turn).containsExactly(1);
        assertThat(masker.warnings()).singleElement().asString().contains("turn 0");
    }

    @Test
    void writesFilesOfAllRecordingsWithOneSecretAndTheirNames() throws IOException {
        Path in = Files.createDirectory(folder.resolve("in"));
        SessionWriter.write(originals.get(0), in.resolve("print-long.jsonl"));
        SessionWriter.write(originals.get(1), in.resolve(Recordings.OTHER_SESSION + "-2.jsonl"));
        Path out = folder.resolve("out");
        Anonymiser.Report report = Anonymiser.run(in, out);
        assertThat(report.turns()).isEqualTo(4);
        assertThat(report.warnings()).isEmpty();
        assertThat(AnonymityCheck.run(in, out)).isEmpty();
        assertThat(report.written()).hasSize(2).contains(out.resolve("print-long.jsonl"));
        assertThat(report.written()).noneMatch(each -> each.toString().contains(Recordings.OTHER_SESSION));
        assertThatThrownBy(() -> Anonymiser.run(in, in)).isInstanceOf(SessionException.class);
    }

    @Test
    void oneRecordingCanGoToAFileOfAnyName() throws IOException {
        Path in = folder.resolve("one.jsonl");
        SessionWriter.write(originals.get(0), in);
        Path out = folder.resolve("new/other.jsonl");

        Anonymiser.Report report = Anonymiser.run(in, out);

        assertThat(report.written()).containsExactly(out);
        assertThat(SessionReader.readAll(out).get(0).turns())
                .hasSameSizeAs(originals.get(0).turns());
        String before = Files.readString(out);
        assertThatThrownBy(() -> Anonymiser.run(in, out)).isInstanceOf(SessionException.class);
        assertThat(Files.readString(out)).isEqualTo(before);
    }
}
