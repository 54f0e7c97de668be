package dev.anyclaude.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.testing.ProxyClient;
import dev.anyclaude.proxy.testing.ScriptedBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tool whose loading is deferred, from its first mention to the answer after its call. */
@Timeout(60)
class ProxyDeferredToolsTest {
    private static final String LATE = "{\"name\":\"Late\",\"description\":\"Later.\",\"defer_loading\":true,"
            + "\"input_schema\":{\"type\":\"object\",\"properties\":{\"of\":{\"type\":\"integer\"}}}}";
    private static final String FOUND = ",{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"a\","
            + "\"name\":\"Count\",\"input\":{}}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\","
            + "\"tool_use_id\":\"a\",\"content\":[{\"type\":\"tool_reference\",\"tool_name\":\"Late\"}]}]}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isCalledByItsNameAndChangesNothingInFront(boolean stream) throws IOException {
        Path turnLog = folder.resolve("turns");
        try (ProxyUnderTest under = ProxyUnderTest.with().turnLog(turnLog).start()) {
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("x"), Chunks.end("stop"), Chunks.DONE));
            under.client.message(ask(stream, ""));
            under.backend.onChat(ScriptedBackend.stream(
                    Chunks.text("I call."),
                    piece("{\"tool\": \"La"),
                    piece("te\", \"inp"),
                    piece("ut\": {\"of\": 3}}"),
                    Chunks.end("tool_calls"),
                    Chunks.DONE));
            String answer = under.client.message(ask(stream, FOUND)).body();
            String input = stream ? "\"partial_json\":\"{\\\"of\\\":3}\"" : "\"input\":{\"of\":3}";
            assertThat(answer).contains("\"name\":\"Late\"", input).doesNotContain("CallDeferredTool");
            String id = answer.replaceFirst("(?s).*\"type\":\"tool_use\",\"id\":\"([^\"]+)\".*", "$1");
            under.backend.onChat(ScriptedBackend.stream(Chunks.text("Done."), Chunks.end("stop"), Chunks.DONE));
            under.client.message(ask(
                    stream,
                    FOUND + ",{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"I call.\"},"
                            + "{\"type\":\"tool_use\",\"id\":\"" + id + "\",\"name\":\"Late\",\"input\":{\"of\":3}}]},"
                            + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"" + id
                            + "\",\"content\":\"3\"}]}"));

            assertThat(sent(under, 1).path("tools")).isEqualTo(sent(under, 0).path("tools"));
            assertThat(sent(under, 2).path("tools")).isEqualTo(sent(under, 0).path("tools"));
            assertThat(sent(under, 1).path("messages").toString()).contains("Later.");
            assertThat(sent(under, 2)
                            .at("/messages/4/tool_calls/0/function/arguments")
                            .asString())
                    .as("as the model wrote it")
                    .isEqualTo("{\"tool\": \"Late\", \"input\": {\"of\": 3}}");
        }
        assertThat(Files.readAllLines(turnLog)).hasSize(3).noneMatch(line -> line.contains("client_changed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"input\":{}}", "{\"tool\":\"Late\",\"input\":[1]}", "[]"})
    void aCallThatSaysNotWhatItMeansIsPassedOnAsItIs(String arguments) throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.stream(piece(arguments), Chunks.end("tool_calls"), Chunks.DONE));

            ProxyClient.Answer answer = under.client.message(ask(true, FOUND));

            assertThat(answer.body()).contains("\"name\":\"CallDeferredTool\"");
            assertThat(answer.events()).endsWith("content_block_stop", "message_delta", "message_stop");
        }
    }

    @Test
    void aCallUnderItsOwnNameIsUnderstoodToo() throws IOException {
        try (ProxyUnderTest under = ProxyUnderTest.start()) {
            under.backend.onChat(ScriptedBackend.stream(
                    piece("{\"of\":3}").replace("CallDeferredTool", "Late"), Chunks.end("tool_calls"), Chunks.DONE));

            assertThat(under.client.message(ask(true, FOUND)).body()).contains("\"name\":\"Late\"");
        }
    }

    private static String piece(String arguments) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\","
                + "\"function\":{\"name\":\"CallDeferredTool\",\"arguments\":"
                + JsonMapper.shared().writeValueAsString(arguments) + "}}]}}]}\n\n";
    }

    private static String ask(boolean stream, String more) {
        return ProxyClient.ask(stream)
                .replace("\"tools\":[", "\"tools\":[" + LATE + ",")
                .replace("\"content\":\"How many?\"}", "\"content\":\"How many?\"}" + more);
    }

    private static JsonNode sent(ProxyUnderTest under, int request) {
        return JsonMapper.shared()
                .readTree(under.backend
                        .received("/v1/chat/completions")
                        .get(request)
                        .body());
    }
}
