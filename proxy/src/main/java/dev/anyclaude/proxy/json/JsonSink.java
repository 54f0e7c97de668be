package dev.anyclaude.proxy.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of a JSON document. Adds no punctuation of its own. Confined to one thread. */
public final class JsonSink {
    /** Of what is shared with another document, the part that is copied with each that shares it stays this small. */
    private static final int MOST_COPIED_FRACTION = 8;

    /** The document begins with so many of these, which are another's, too. */
    private byte[] beginning = {};

    private int beginningSize;
    private byte[] bytes;
    private int size;

    /** Creates an empty sink with room for so many bytes behind the beginning; it grows. */
    public JsonSink(int capacityBytes) {
        bytes = new byte[Math.max(64, capacityBytes)];
    }

    /** Adds JSON as it is. */
    public JsonSink raw(String json) {
        byte[] encoded = json.getBytes(StandardCharsets.UTF_8);
        return raw(encoded);
    }

    /** Adds JSON as it is. */
    public JsonSink raw(byte[] json) {
        add(json, 0, json.length);
        return this;
    }

    /** Begins with the first bytes of another document, and shares them with it as far as it can. */
    public JsonSink begin(JsonBytes other, int length) {
        if (size() > 0) {
            throw new IllegalStateException("there are " + size() + " bytes already");
        }
        int shared = Math.min(length, other.beginningLength());
        if (length - shared <= shared / MOST_COPIED_FRACTION) {
            beginning = other.beginning();
            beginningSize = shared;
            other.feed(shared, length, this::add);
        } else {
            beginning = other.first(length);
            beginningSize = length;
        }
        return this;
    }

    /** Adds a value as it came. */
    public JsonSink value(JsonSlice value) {
        value.feed(this::add);
        return this;
    }

    /** Adds the inside of a string, without quotes. */
    public JsonSink text(JsonText text) {
        text.feed(this::add);
        return this;
    }

    /** Bytes so far. */
    public int size() {
        return beginningSize + size;
    }

    /** The document; nothing can be added afterwards. */
    public JsonBytes end() {
        byte[] collected = Arrays.copyOf(bytes, size);
        return beginningSize == 0 ? JsonBytes.of(collected) : JsonBytes.of(beginning, beginningSize, collected);
    }

    private void add(byte[] source, int offset, int length) {
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
        }
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }
}
