package dev.anyclaude.proxy.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects the bytes of a JSON document. Adds no punctuation of its own. Confined to one thread. */
public final class JsonSink {
    private byte[] bytes;
    private int size;

    /** Creates an empty sink with room for so many bytes; it grows. */
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

    /** Adds the first bytes of JSON as they are. */
    public JsonSink raw(byte[] json, int length) {
        add(json, 0, length);
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
        return size;
    }

    /** A copy of what was collected. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void add(byte[] source, int offset, int length) {
        if (length > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(size + length, bytes.length * 2));
        }
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }
}
