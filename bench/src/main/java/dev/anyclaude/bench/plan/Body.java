package dev.anyclaude.bench.plan;

import org.jspecify.annotations.Nullable;

/** The bytes of a request; equal if their digests are. */
public final class Body {
    private final byte[] bytes;
    private final String sha256;

    private Body(byte[] bytes) {
        this.bytes = bytes;
        this.sha256 = Sha256.of(bytes);
    }

    /** A body of these bytes, copied. */
    public static Body of(byte[] bytes) {
        return new Body(bytes.clone());
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Its digest. */
    public String sha256() {
        return sha256;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Body body && body.sha256.equals(sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return bytes.length + " bytes, SHA-256 " + sha256;
    }
}
