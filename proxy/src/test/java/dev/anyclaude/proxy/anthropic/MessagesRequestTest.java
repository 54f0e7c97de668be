package dev.anyclaude.proxy.anthropic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesRequestTest {
    private static final String ONE = "[{\"role\":\"user\",\"content\":\"secret\"}]";

    @Test
    void readsWhatThePipelineAsksFor() {
        MessagesRequest request = read(
                "{\"model\":\"m\",\"stream\":true,\"max_tokens\":7,\"tools\":[{\"name\":\"T\",\"input_schema\":{}}],"
                        + "\"messages\":" + ONE + "}");
        assertThat(request.model()).isEqualTo("m");
        assertThat(request.stream()).isTrue();
        assertThat(request.maxTokens()).hasValue(7);
        assertThat(request.hasTools()).isTrue();
        assertThat(request.messages()).hasSize(1);
    }

    @Test
    void leavesOutWhatTheClientLeftOut() {
        MessagesRequest request = read("{\"messages\":" + ONE + ",\"model\":\"m\"}");
        assertThat(request.stream()).isFalse();
        assertThat(request.maxTokens()).isEmpty();
        assertThat(request.hasTools()).isFalse();
        assertThat(request.system()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'user_id':'{\\'device_id\\':\\'d\\',\\'session_id\\':\\'s-1\\'}'}|s-1",
                "{'user_id':'user_9f_account__session_s-2'}|s-2",
                "{'user_id':'{broken'}|``",
                "{'user_id':'somebody'}|``",
                "null|``",
                "5|``",
            })
    void findsTheSessionInTheUserId(String metadata, String session) {
        MessagesRequest request =
                read("{\"model\":\"m\",\"metadata\":" + metadata.replace('\'', '"') + ",\"messages\":" + ONE + "}");
        assertThat(request.session()).isEqualTo(session);
    }

    @ParameterizedTest
    @CsvSource({"disabled, true", "enabled, false", "adaptive, false"})
    void knowsWhetherThinkingIsUnwanted(String type, boolean off) {
        MessagesRequest request =
                read("{\"model\":\"m\",\"thinking\":{\"type\":\"" + type + "\"},\"messages\":" + ONE + "}");
        assertThat(request.parameters().thinkingOff()).isEqualTo(off);
    }

    @Test
    void countsCacheMarkersAtAnyDepth() {
        MessagesRequest request = read(
                "{\"model\":\"m\",\"system\":[{\"type\":\"text\",\"text\":\"a\",\"cache_control\":{}}],"
                        + "\"tools\":[{\"name\":\"T\",\"input_schema\":{\"cache_control\":{}},\"cache_control\":{\"type\":\"ephemeral\"}}],"
                        + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"cache_control\":{},"
                        + "\"content\":[{\"type\":\"text\",\"text\":\"x\",\"cache_control\":{}},{\"type\":\"text\",\"text\":\"x\",\"cache_control\":null}]}]}]}");
        assertThat(request.cacheMarkers()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model':'m'}|messages: is missing",
                "{'model':'m','messages':[]}|messages: is empty",
                "{'model':'m','messages':'secret'}|messages: must be a list, is a string",
                "{'messages':[{'role':'user','content':'secret'}]}|model: is missing",
                "{'model':5,'messages':[{'role':'user','content':'secret'}]}|model: must be a string, is a number",
                "{'model':'m','messages':[{'role':'robot','content':'secret'}]}|messages.0.role: must be user, assistant or system",
                "{'model':'m','messages':[{'role':'user'}]}|messages.0.content: is missing",
                "{'model':'m','messages':['secret']}|messages.0: must be an object, is a string",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'text','text':5}]}]}|messages.0.content.0.text: must be a string, is a number",
                "{'model':'m','messages':[{'role':'user','content':[{'text':'secret'}]}]}|messages.0.content.0.type: is missing",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'tool_result','content':'secret'}]}]}|messages.0.content.0.tool_use_id: is missing",
                "{'model':'m','max_tokens':'many','messages':[{'role':'user','content':'secret'}]}|max_tokens: must be a whole number of at most 32 bits, is a string",
                "{'model':'m','tools':[{'input_schema':{}}],'messages':[{'role':'user','content':'secret'}]}|tools.0.name: is missing",
                "[]|body: must be a JSON object in UTF-8",
                "``|body: must be a JSON object in UTF-8",
                "{'model':'m','messages':[{'role':'user','content':'secret'}]}{}|body: something follows the JSON object",
            })
    void namesThePlaceOfWhatIsWrong(String body, String message) {
        ApiException failure = failure(body.replace('\'', '"'));
        assertThat(failure.kind()).isEqualTo(ApiException.Kind.INVALID_REQUEST);
        assertThat(failure).hasMessage(message).message().doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model':'m','messages':[{'role':'user','content':'secret|messages.0.content",
                "{'model':'m','messages':[{'role':'user','content':secret}]}|messages.0.content",
                "{'model':'m','messages':[{'role':'user','content':'secret\\x'}]}|messages.0.content",
                "{'model':'m',|model",
            })
    void saysWhereBrokenJsonBreaks(String body, String path) {
        ApiException failure = failure(body.replace('\'', '"'));
        assertThat(failure)
                .message()
                .startsWith("body: not valid JSON near byte ")
                .endsWith(path);
        assertThat(failure).message().doesNotContain("secret");
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"\u00e4\"}]}"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(ApiException.class, () -> MessagesRequest.read(body)))
                .message()
                .startsWith("body: not valid JSON");
    }

    @Test
    void refusesOtherEncodings() {
        byte[] body = ("{\"model\":\"m\",\"messages\":" + ONE + "}").getBytes(StandardCharsets.UTF_16LE);
        assertThat(catchThrowableOfType(ApiException.class, () -> MessagesRequest.read(body)))
                .hasMessage("body: must be a JSON object in UTF-8");
    }

    private static MessagesRequest read(String body) {
        return MessagesRequest.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiException failure(String body) {
        return catchThrowableOfType(ApiException.class, () -> read(body));
    }
}
