package dev.anyclaude.bench.engine.weights;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a byte-level byte-pair encoding: the 256 bytes, then one token for each merge. */
final class BpeVocabulary {
    private final List<String> tokens = new ArrayList<>(List.of(ByteAlphabet.letters()));
    private final List<Boolean> speakable = new ArrayList<>();
    private final List<String> merges = new ArrayList<>();

    BpeVocabulary() {
        for (int value = 0; value < tokens.size(); value++) {
            speakable.add(value >= ' ' && value <= '~');
        }
    }

    /** Adds the token that two neighbours make, and returns its number. */
    int merge(int left, int right) {
        tokens.add(joined(left, right));
        speakable.add(speakable.get(left) && speakable.get(right));
        merges.add(tokens.get(left) + " " + tokens.get(right));
        return tokens.size() - 1;
    }

    /**
     * The number of a token, which is added if there is none. A token that no merge makes is never found in a text that is
     * read, only in one that is written.
     *
     * @param token in the byte alphabet
     */
    int number(String token) {
        int known = tokens.indexOf(token);
        if (known >= 0) {
            return known;
        }
        tokens.add(token);
        speakable.add(false);
        return tokens.size() - 1;
    }

    String joined(int left, int right) {
        return tokens.get(left) + tokens.get(right);
    }

    int size() {
        return tokens.size();
    }

    /** In the byte alphabet, by number. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** In the order they were learnt, each as its two halves with a space between. */
    List<String> merges() {
        return List.copyOf(merges);
    }

    /** Whether a token is printable ASCII throughout, so that it can be output alone. */
    boolean isSpeakable(int token) {
        return speakable.get(token);
    }
}
