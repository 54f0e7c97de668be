package dev.anyclaude.bench.session;

import java.util.Collection;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A set of words, walked one character at a time. */
final class WordTree {
    private final TreeMap<Integer, WordTree> next = new TreeMap<>();
    private String following = "";
    private boolean end;

    static WordTree of(Collection<String> words) {
        WordTree root = new WordTree();
        for (String word : words) {
            WordTree node = root;
            for (int codePoint : word.codePoints().toArray()) {
                if (!node.next.containsKey(codePoint)) {
                    node.next.put(codePoint, new WordTree());
                    node.following += Character.toString(codePoint);
                }
                node = node.next.get(codePoint);
            }
            node.end = true;
        }
        return root;
    }

    /** Where one character more leads; null if no word goes on like that. */
    @Nullable
    WordTree then(int codePoint) {
        return next.get(codePoint);
    }

    /** Whether a word ends here. */
    boolean isWord() {
        return end;
    }

    /** The characters some word goes on with. */
    String following() {
        return following;
    }

    /** Whether some word goes on with a letter. */
    boolean goesOnWithLetter() {
        return following.codePoints().anyMatch(Alphabet::isLetter);
    }
}
