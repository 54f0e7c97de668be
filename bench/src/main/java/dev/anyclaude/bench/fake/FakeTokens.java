package dev.anyclaude.bench.fake;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A tokeniser that needs no table: words, each with the space before it, in pieces of at most four letters or digits; any
 * other character by itself. About four characters a token in English. Safe for use by several threads.
 */
final class FakeTokens {
    private static final int PIECE = 4;

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The tokens of a text; equal pieces have equal numbers, as long as this object lives. */
    synchronized int[] of(String text) {
        int[] tokens = new int[text.length()];
        int count = 0;
        int from = 0;
        while (from < text.length()) {
            int to = end(text, from);
            tokens[count++] = number(text.substring(from, to));
            from = to;
        }
        return Arrays.copyOf(tokens, count);
    }

    private static int end(String text, int from) {
        int word = text.charAt(from) == ' ' ? from + 1 : from;
        int to = word;
        while (to < text.length() && to - word < PIECE && Character.isLetterOrDigit(text.charAt(to))) {
            to++;
        }
        return to == word ? from + 1 : to;
    }

    private int number(String piece) {
        int next = numbers.size();
        return numbers.computeIfAbsent(piece, unused -> next);
    }
}
