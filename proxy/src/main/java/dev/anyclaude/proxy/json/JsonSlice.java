package dev.anyclaude.proxy.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value nobody here looks into, as the bytes it came in: key order, white space, numbers and escapes stay the client's.
 * Immutable; keeps the document it is a range of alive.
 */
public final class JsonSlice {
    private final byte[] source;
    private final int from;
    private final int to;
    private volatile @Nullable JsonText quoted;

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

    /** The value's JSON as a text, as {@code arguments} of a tool call has it; made once. */
    public JsonText quoted() {
        JsonText made = quoted;
        if (made == null) {
            made = JsonText.of(toString());
            quoted = made;
        }
        return made;
    }

    /** Bytes. */
    public int length() {
        return to - from;
    }

    /** Hands the bytes to a digest or checksum without a copy. */
    public void feed(ByteConsumer consumer) {
        consumer.accept(source, from, to - from);
    }

    /** Whether it is the same bytes. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof JsonSlice slice
                        && Arrays.equals(source, from, to, slice.source, slice.from, slice.to));
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + source[at];
        }
        return hash;
    }

    /** The value's JSON. */
    @Override
    public String toString() {
        return new String(source, from, to - from, StandardCharsets.UTF_8);
    }
}
