package dev.anyclaude.proxy.json;

/** Takes a range of bytes, as {@link java.security.MessageDigest#update(byte[], int, int)} does. */
@FunctionalInterface
public interface ByteConsumer {
    /** Takes {@code length} bytes from {@code offset} on; must not keep or change the array. */
    void accept(byte[] bytes, int offset, int length);
}
