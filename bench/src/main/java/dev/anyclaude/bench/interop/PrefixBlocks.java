package dev.anyclaude.bench.interop;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the blocks of prompts so that two prompts have the same numbers exactly as far as their whole blocks agree. */
final class PrefixBlocks {
    private final int blockBytes;
    private final Map<ByteBuffer, Integer> known = new HashMap<>();

    PrefixBlocks(int blockBytes) {
        this.blockBytes = blockBytes;
    }

    /** So many numbers; the last block takes whatever is left. */
    List<Integer> ids(byte[] prompt, int count) {
        MessageDigest soFar = sha256();
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) Math.min(prompt.length, (long) i * blockBytes);
            int to = i == count - 1 ? prompt.length : Math.min(prompt.length, from + blockBytes);
            soFar.update(prompt, from, to - from);
            soFar.update(ByteBuffer.allocate(Integer.BYTES * 2)
                    .putInt(i)
                    .putInt(to - from)
                    .flip());
            ids.add(number(soFar));
        }
        return ids;
    }

    private int number(MessageDigest soFar) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(((MessageDigest) soFar.clone()).digest());
            return known.computeIfAbsent(digest, each -> known.size());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JVM's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
