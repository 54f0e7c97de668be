package dev.anyclaude.proxy.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** A stream that gives one byte at a time, as a slow connection may. */
public final class Trickle extends InputStream {
    private final ByteArrayInputStream bytes;

    /** Gives these bytes. */
    public Trickle(byte[] bytes) {
        this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
        return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        return bytes.read(into, offset, Math.min(1, length));
    }
}
