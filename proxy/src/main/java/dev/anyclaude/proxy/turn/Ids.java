package dev.anyclaude.proxy.turn;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids that no other turn has: backends repeat theirs, and clients merge what has equal ids. They are no secrets. Thread-safe.
 */
public final class Ids {
    private static final char[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final int LENGTH = 24;

    private Ids() {}

    /**
     * A new id.
     *
     * @param prefix such as {@code msg_}
     */
    public static String next(String prefix) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        StringBuilder id = new StringBuilder(prefix.length() + LENGTH).append(prefix);
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return id.toString();
    }
}
