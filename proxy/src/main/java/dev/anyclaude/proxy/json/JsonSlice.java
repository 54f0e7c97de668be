package dev.anyclaude.proxy.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON value nobody here looks into, as the bytes it came in: key order, white space, numbers and escapes stay the client's.
 * Immutable; keeps the document it is a range of alive.
 */
public final class JsonSlice {
    private final byte[] source;
    private final int from;
    private final int to;

    JsonSlice(byte[] source, int from, int to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    /** A value written out. */
    public static JsonSlice of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonSlice(bytes, 0, bytes.length);
    }

    /** The value's JSON as a text, as {@code arguments} of a tool call has it. */
    public JsonText quoted() {
        return JsonText.of(toString());
    }

    /** Bytes. */
    public int length() {
        return to - from;
    }

    /** Whether the other value is written in the same bytes. */
    public boolean hasBytesOf(JsonSlice other) {
        return Arrays.equals(source, from, to, other.source, other.from, other.to);
    }

    /** Hands the bytes to a digest or checksum without a copy. */
    public void feed(ByteConsumer consumer) {
        consumer.accept(source, from, to - from);
    }

    /** The value's JSON. */
    @Override
    public String toString() {
        return new String(source, from, to - from, StandardCharsets.UTF_8);
    }
}
