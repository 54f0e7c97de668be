package dev.anyclaude.bench.engine.weights;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A growing run of bytes, numbers least significant byte first, strings with their length in front, as GGUF has them. */
final class LittleEndianBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LittleEndianBytes number(long value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    LittleEndianBytes string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length, 8);
        out.writeBytes(bytes);
        return this;
    }

    LittleEndianBytes bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    LittleEndianBytes padTo(int multiple) {
        while (out.size() % multiple != 0) {
            out.write(0);
        }
        return this;
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
