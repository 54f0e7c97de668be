package dev.anyclaude.proxy.json;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a document once, front to back. Values of the wrong type are skipped and the first of them is noted with its path, so
 * that the caller decides whether it matters; a document that is no JSON ends the reading with a
 * {@link tools.jackson.core.JacksonException}. Nothing it says quotes the document. Confined to one thread.
 */
public final class JsonReader {
    /** Above any image the Messages API takes, so that size is judged by the server's own limit. */
    private static final int MAX_STRING_LENGTH = 256 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_STRING_LENGTH)
                    .build())
            .build();

    private final byte[] document;
    private final JsonParser parser;
    private @Nullable String problem;

    /** Starts before the first token of a UTF-8 document, which must not be changed afterwards. */
    public JsonReader(byte[] document) {
        this.document = document;
        parser = parser(document);
    }

    static JsonParser parser(byte[] document) {
        return FACTORY.createParser(ObjectReadContext.empty(), document);
    }

    /** Goes to the document's value; false if that is not an object in UTF-8. */
    public boolean beginDocument() {
        boolean utf8 = document.length > 1 && document[0] != 0 && document[1] != 0;
        return utf8 && parser.nextToken() == JsonToken.START_OBJECT;
    }

    /** Goes to the document's value; false if that is not a list. */
    public boolean beginList() {
        return parser.nextToken() == JsonToken.START_ARRAY;
    }

    /** Offset just behind what was read last. */
    public int offset() {
        return (int) parser.currentLocation().getByteOffset();
    }

    /** Whether nothing follows the document's value. */
    public boolean atEnd() {
        return parser.nextToken() == null;
    }

    /** Goes to the next member's value of the object it is in; false at the object's end. */
    public boolean nextMember() {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    /** Goes to the next element of the list it is in; false at the list's end. */
    public boolean nextElement() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    /** The member's name. */
    public String name() {
        return parser.currentName();
    }

    /** Whether the value is an object; it is entered then. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Whether the value is a list; it is entered then. */
    public boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Whether the value is a string. */
    public boolean isText() {
        return parser.currentToken() == JsonToken.VALUE_STRING;
    }

    /** Whether the value is {@code null}. */
    public boolean isNull() {
        return parser.currentToken() == JsonToken.VALUE_NULL;
    }

    /** Enters an object; anything else is skipped, and noted unless it is {@code null}. */
    public boolean enterObject() {
        return isObject() || wrong("an object");
    }

    /** Enters a list; anything else is skipped, and noted unless it is {@code null}. */
    public boolean enterList() {
        return isList() || wrong("a list");
    }

    /** A string; null for {@code null} and, noted, for anything else. */
    public @Nullable JsonText text() {
        if (!isText()) {
            wrong("a string");
            return null;
        }
        JsonText inPlace = JsonText.inPlace(document, tokenStart() + 1);
        return inPlace != null ? inPlace : JsonText.of(parser.getString());
    }

    /** A truth value; false for {@code null} and, noted, for anything else. */
    public boolean flag() {
        JsonToken token = parser.currentToken();
        return token == JsonToken.VALUE_TRUE || (token != JsonToken.VALUE_FALSE && wrong("true or false"));
    }

    /** A whole number of at most 32 bits. */
    public OptionalInt integer() {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT) {
            return OptionalInt.of(parser.getIntValue());
        }
        wrong("a whole number of at most 32 bits");
        return OptionalInt.empty();
    }

    /** A number in the digits it came in. */
    public @Nullable JsonSlice number() {
        if (parser.currentToken().isNumeric()) {
            return JsonSlice.of(parser.getString());
        }
        wrong("a number");
        return null;
    }

    /** Any value, as it came. */
    public JsonSlice value() {
        int from = tokenStart();
        if (parser.currentToken().isStructStart()) {
            parser.skipChildren();
        } else {
            parser.finishToken();
        }
        return new JsonSlice(document, from, (int) parser.currentLocation().getByteOffset());
    }

    /** Passes over the value. */
    public void skip() {
        parser.skipChildren();
    }

    /** Where the reader is, such as {@code messages.3.content.0.text}. */
    public String path() {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "body" : pointer.substring(1).replace('/', '.');
    }

    /** Notes what is wrong with the value of the given path; only the first note counts. */
    public void note(String path, String wrong) {
        if (problem == null) {
            problem = path + ": " + wrong;
        }
    }

    /** The first note. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Takes back what was noted since {@link #problem()} gave this answer. */
    public void restore(Optional<String> earlier) {
        problem = earlier.orElse(null);
    }

    private boolean wrong(String expected) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NULL) {
            note(path(), "must be " + expected + ", is " + word(token));
        }
        parser.skipChildren();
        return false;
    }

    private static String word(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            default -> token.name().toLowerCase(Locale.ROOT);
        };
    }

    private int tokenStart() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }
}
