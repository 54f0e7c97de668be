package dev.anyclaude.proxy.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * The bytes of a JSON document. A document that begins as another one does shares that beginning with it, so that a conversation
 * is not copied with each turn. Immutable.
 */
public final class JsonBytes {
    private final byte[] beginning;
    private final int beginningLength;
    private final byte[] rest;

    private JsonBytes(byte[] beginning, int beginningLength, byte[] rest) {
        this.beginning = beginning;
        this.beginningLength = beginningLength;
        this.rest = rest;
    }

    /** A document of these bytes, which must not be changed afterwards. */
    public static JsonBytes of(byte[] document) {
        return new JsonBytes(document, document.length, new byte[0]);
    }

    /** A document that begins with so many bytes of an array; neither array must be changed afterwards. */
    static JsonBytes of(byte[] beginning, int beginningLength, byte[] rest) {
        return new JsonBytes(beginning, beginningLength, rest);
    }

    /** Bytes. */
    public int length() {
        return beginningLength + rest.length;
    }

    /** Bytes that it keeps alive, those shared with others among them. */
    public int heldBytes() {
        return beginning.length + rest.length;
    }

    /** How many bytes another document can share with this one without a copy. */
    int beginningLength() {
        return beginningLength;
    }

    /** What they are the first bytes of. */
    byte[] beginning() {
        return beginning;
    }

    /** One of them. */
    public byte at(int offset) {
        return arrayAt(offset)[indexOf(offset)];
    }

    /**
     * The first byte in which another document differs.
     *
     * @param most bytes to compare; both documents have as many
     * @return {@code most} if there is none
     */
    public int mismatch(JsonBytes other, int most) {
        int at = beginning == other.beginning ? Math.min(beginningLength, other.beginningLength) : 0;
        while (at < most) {
            byte[] here = arrayAt(at);
            byte[] there = other.arrayAt(at);
            int from = indexOf(at);
            int otherFrom = other.indexOf(at);
            int length = Math.min(most, Math.min(endAt(at), other.endAt(at))) - at;
            int difference = Arrays.mismatch(here, from, from + length, there, otherFrom, otherFrom + length);
            if (difference >= 0) {
                return at + difference;
            }
            at += length;
        }
        return most;
    }

    /** Hands a range to a digest or checksum without a copy, in order. */
    public void feed(int from, int to, ByteConsumer consumer) {
        int middle = Math.min(to, beginningLength);
        if (from < middle) {
            consumer.accept(beginning, from, middle - from);
        }
        int behind = Math.max(from, beginningLength);
        if (behind < to) {
            consumer.accept(rest, behind - beginningLength, to - behind);
        }
    }

    /** Writes all from an offset on. */
    public void writeTo(OutputStream out, int from) throws IOException {
        if (from < beginningLength) {
            out.write(beginning, from, beginningLength - from);
        }
        int behind = Math.max(from, beginningLength);
        if (behind < length()) {
            out.write(rest, behind - beginningLength, length() - behind);
        }
    }

    /** A copy of the first bytes. */
    public byte[] first(int bytes) {
        byte[] first = new byte[bytes];
        copyTo(first, 0, bytes);
        return first;
    }

    /** A copy of all. */
    public byte[] toByteArray() {
        return first(length());
    }

    /** Copies the first bytes into an array. */
    public void copyTo(byte[] into, int offset, int bytes) {
        int ofBeginning = Math.min(bytes, beginningLength);
        System.arraycopy(beginning, 0, into, offset, ofBeginning);
        System.arraycopy(rest, 0, into, offset + ofBeginning, bytes - ofBeginning);
    }

    private byte[] arrayAt(int at) {
        return at < beginningLength ? beginning : rest;
    }

    private int indexOf(int at) {
        return at < beginningLength ? at : at - beginningLength;
    }

    /** Where the array that has a byte ends, in bytes of the document. */
    private int endAt(int at) {
        return at < beginningLength ? beginningLength : length();
    }
}
