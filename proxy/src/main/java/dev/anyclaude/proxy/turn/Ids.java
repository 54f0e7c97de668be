package dev.anyclaude.proxy.turn;

import java.security.SecureRandom;

/** Ids that no other turn has: backends repeat theirs, and clients merge what has equal ids. Thread-safe. */
public final class Ids {
    private static final char[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final int LENGTH = 24;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /**
     * A new id.
     *
     * @param prefix such as {@code msg_}
     */
    public static String next(String prefix) {
        byte[] random = new byte[LENGTH];
        RANDOM.nextBytes(random);
        StringBuilder id = new StringBuilder(prefix);
        for (byte each : random) {
            id.append(ALPHABET[(each & 0xFF) % ALPHABET.length]);
        }
        return id.toString();
    }
}
