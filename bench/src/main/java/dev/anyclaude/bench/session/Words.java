package dev.anyclaude.bench.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The words of a text that are somebody's own: at least four letters, and none of the protocol's. */
final class Words {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern ESCAPE = Pattern.compile("\\\\+[nrtbf\"/]?");
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

    private Words() {}

    /** The words of a text, in order, in small letters. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(ESCAPE.matcher(text).replaceAll(" "));
        while (matcher.find()) {
            String word = matcher.group().toLowerCase(Locale.ROOT);
            if (!Protocol.WORDS.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** The words of the model a request asks for. */
    static List<String> ofModel(String body) {
        try {
            return of(MAPPER.readTree(body).path("model").asString(""));
        } catch (JacksonException e) {
            return List.of();
        }
    }

    /** The piece of text an event adds. */
    static String piece(RecordedEvent event) {
        try {
            JsonNode delta = MAPPER.readTree(event.data()).path("delta");
            return delta.path("text").asString("")
                    + delta.path("thinking").asString("")
                    + delta.path("partial_json").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }
}
