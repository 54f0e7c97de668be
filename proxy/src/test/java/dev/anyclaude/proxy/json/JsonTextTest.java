package dev.anyclaude.proxy.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "Zürich 数据 \ud83d\ude80|Zürich 数据 \ud83d\ude80",
                "a\\u00e4|aä",
                "\\ud83d\\ude80|\ud83d\ude80",
                "half \\ud83d|half \ufffd",
                "half \\ude80x|half \ufffdx",
                "slash \\/|slash /",
                "\\u001b[0m|\\u001B[0m",
                "\\u000a|\\n",
                "\\\\n \\\"|\\\\n \\\"",
            })
    void isCanonicalWhateverTheClientEscapes(String sent, String canonical) {
        assertThat(read(sent)).hasToString(canonical).isEqualTo(read(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "Zürich \ud83d\ude80", "\"quoted\" back\\slash\n\t\u0000\u007f\u2028"})
    void decodesWhatItEscaped(String text) {
        assertThat(JsonText.of(text).decoded()).isEqualTo(text);
    }

    @Test
    void findsPartsWithoutDecoding() {
        JsonText text = read("one two\\n");
        assertThat(text.startsWith(JsonText.of("one"))).isTrue();
        assertThat(text.endsWith(JsonText.of("two\n"))).isTrue();
        assertThat(text.contains(JsonText.of("e t"))).isTrue();
        assertThat(text.contains(JsonText.of("x"))).isFalse();
        assertThat(text.withoutLast(2)).isEqualTo(JsonText.of("one two"));
        assertThat(JsonText.EMPTY.contains(JsonText.of("x"))).isFalse();
    }

    @Test
    void valuesKeepEveryByte() {
        JsonReader json =
                new JsonReader("{\"v\": {\"z\" : 1.50,\"a\":[\"\\u00e4\",1e3]} }".getBytes(StandardCharsets.UTF_8));
        json.beginDocument();
        json.nextMember();
        JsonSlice value = json.value();
        assertThat(value).hasToString("{\"z\" : 1.50,\"a\":[\"\\u00e4\",1e3]}");
        assertThat(value.quoted().decoded()).isEqualTo(value.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "-1.50e3", "true", "null", "\"text\"", "[]", "{}"})
    void anyValueCanBeTakenAsItIs(String value) {
        JsonReader json = new JsonReader(("{\"v\":" + value + " ,\"w\":1}").getBytes(StandardCharsets.UTF_8));
        json.beginDocument();
        json.nextMember();
        assertThat(json.value()).hasToString(value);
        assertThat(json.nextMember()).isTrue();
        assertThat(json.name()).isEqualTo("w");
    }

    private static JsonText read(String escaped) {
        JsonReader json = new JsonReader(("{\"t\":\"" + escaped + "\"}").getBytes(StandardCharsets.UTF_8));
        json.beginDocument();
        json.nextMember();
        JsonText text = json.text();
        assertThat(text).isNotNull();
        return text;
    }
}
