package dev.anyclaude.proxy.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * A string as it stands between the quotes of a JSON document: UTF-8, escaped. The escaping is canonical, so equal texts are
 * equal bytes: short escapes where JSON has them, {@code \}{@code u00XX} for other control characters, everything else as
 * itself. Half a surrogate pair, which UTF-8 cannot express, is U+FFFD. Immutable; keeps the document it is a range of alive.
 */
public final class JsonText {
    /** The text without characters. */
    public static final JsonText EMPTY = new JsonText(new byte[0], 0, 0);

    private final byte[] source;
    private final int from;
    private final int to;

    private JsonText(byte[] source, int from, int to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /** Escapes a string. */
    public static JsonText of(String text) {
        byte[] escaped = JsonStringEncoder.getInstance().quoteAsUTF8(withoutHalfPairs(text));
        return new JsonText(escaped, 0, escaped.length);
    }

    /** Texts one after another. */
    public static JsonText concat(JsonText... parts) {
        int length = 0;
        for (JsonText part : parts) {
            length += part.length();
        }
        byte[] joined = new byte[length];
        int at = 0;
        for (JsonText part : parts) {
            System.arraycopy(part.source, part.from, joined, at, part.length());
            at += part.length();
        }
        return new JsonText(joined, 0, length);
    }

    /**
     * The range of the string that opens just before {@code from}, if it can be used as it is: null when it is not
     * canonical, or not closed.
     */
    static @Nullable JsonText inPlace(byte[] document, int from) {
        int at = from;
        while (at < document.length) {
            byte b = document[at];
            if (b == '"') {
                return new JsonText(document, from, at);
            }
            if (b == '\\') {
                at++;
                if (at == document.length || document[at] == 'u' || document[at] == '/') {
                    return null;
                }
            } else if (b == (byte) 0xED && at + 1 < document.length && (document[at + 1] & 0xFF) >= 0xA0) {
                return null; // a surrogate encoded by itself
            }
            at++;
        }
        return null;
    }

    /** Bytes, escapes as they are. */
    public int length() {
        return to - from;
    }

    /** Whether there is no character. */
    public boolean isEmpty() {
        return from == to;
    }

    /** Whether it begins with the other text. */
    public boolean startsWith(JsonText start) {
        return length() >= start.length()
                && Arrays.equals(source, from, from + start.length(), start.source, start.from, start.to);
    }

    /** Whether it ends with the other text, which must not begin inside an escape. */
    public boolean endsWith(JsonText end) {
        return length() >= end.length() && Arrays.equals(source, to - end.length(), to, end.source, end.from, end.to);
    }

    /** Whether the other text, which is not empty, is in it. Looks at few of the bytes (Boyer, Moore, Horspool). */
    public boolean contains(JsonText part) {
        int last = part.length() - 1;
        int[] shift = new int[256];
        Arrays.fill(shift, part.length());
        for (int i = 0; i < last; i++) {
            shift[part.source[part.from + i] & 0xFF] = last - i;
        }
        byte end = part.source[part.to - 1];
        for (int at = from; at < to - last; at += shift[source[at + last] & 0xFF]) {
            if (source[at + last] == end && Arrays.equals(source, at, at + last, part.source, part.from, part.to - 1)) {
                return true;
            }
        }
        return false;
    }

    /** The text without its last {@code bytes} bytes, which must be whole characters. */
    public JsonText withoutLast(int bytes) {
        return new JsonText(source, from, to - bytes);
    }

    /** The characters. */
    public String decoded() {
        String escaped = new String(source, from, length(), StandardCharsets.UTF_8);
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        try (JsonParser parser = JsonReader.parser(('"' + escaped + '"').getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return parser.getString();
        }
    }

    /** Hands the bytes to a digest or checksum without a copy. */
    public void feed(ByteConsumer consumer) {
        consumer.accept(source, from, length());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof JsonText text && Arrays.equals(source, from, to, text.source, text.from, text.to));
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + source[at];
        }
        return hash;
    }

    /** The escaped form. */
    @Override
    public String toString() {
        return new String(source, from, length(), StandardCharsets.UTF_8);
    }

    private static String withoutHalfPairs(String text) {
        StringBuilder repaired = null;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(c)) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(at, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }
}
