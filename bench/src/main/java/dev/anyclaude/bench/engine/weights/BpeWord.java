package dev.anyclaude.bench.engine.weights;

import java.util.function.LongConsumer;

/** One distinct word of the training text, as the tokens it is made of so far. */
final class BpeWord {
    private final int[] tokens;
    private final int count;
    private int length;

    BpeWord(byte[] bytes, int count) {
        this.count = count;
        this.length = bytes.length;
        this.tokens = new int[length];
        for (int i = 0; i < length; i++) {
            tokens[i] = Byte.toUnsignedInt(bytes[i]);
        }
    }

    /** How often the text has it. */
    int count() {
        return count;
    }

    /** Hands over every pair of neighbours: the left token in the upper 32 bits, the right one in the lower. */
    void forEachPair(LongConsumer consumer) {
        for (int i = 0; i + 1 < length; i++) {
            consumer.accept((long) tokens[i] << 32 | tokens[i + 1]);
        }
    }

    boolean contains(int left, int right) {
        for (int i = 0; i + 1 < length; i++) {
            if (tokens[i] == left && tokens[i + 1] == right) {
                return true;
            }
        }
        return false;
    }

    void join(int left, int right, int joined) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            boolean found = i + 1 < length && tokens[i] == left && tokens[i + 1] == right;
            tokens[kept++] = found ? joined : tokens[i];
            if (found) {
                i++;
            }
        }
        length = kept;
    }
}
