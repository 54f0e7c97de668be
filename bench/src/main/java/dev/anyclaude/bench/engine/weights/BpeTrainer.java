package dev.anyclaude.bench.engine.weights;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns a vocabulary: joins the most frequent pair of neighbouring tokens into a new one, again and again, never across the
 * words the engine's {@code gpt-2} pre-tokeniser makes. Among equally frequent pairs the one with the smaller numbers wins, so
 * the same text always gives the same vocabulary.
 */
final class BpeTrainer {
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final BpeVocabulary vocabulary = new BpeVocabulary();
    private final List<BpeWord> words = new ArrayList<>();
    private final Map<Long, Pair> pairs = new HashMap<>();
    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>(
            Comparator.comparingLong(Candidate::count).reversed().thenComparingLong(Candidate::pair));

    private static final class Pair {
        private long count;
        private final BitSet words = new BitSet();
    }

    private record Candidate(long count, long pair) {}

    private BpeTrainer(String text) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Matcher word = WORD.matcher(text); word.find(); ) {
            counts.merge(word.group(), 1, Integer::sum);
        }
        counts.forEach((word, count) -> words.add(new BpeWord(word.getBytes(StandardCharsets.UTF_8), count)));
        for (int i = 0; i < words.size(); i++) {
            count(i, new HashSet<>());
        }
        pairs.forEach((key, pair) -> candidates.add(new Candidate(pair.count, key)));
    }

    /**
     * Learns from a text.
     *
     * @param merges how many tokens to add to the 256 bytes; fewer if the text has no more pairs
     */
    static BpeVocabulary train(String text, int merges) {
        BpeTrainer trainer = new BpeTrainer(text);
        trainer.run(merges);
        return trainer.vocabulary;
    }

    private void run(int merges) {
        Set<String> known = new HashSet<>(vocabulary.tokens());
        int target = vocabulary.size() + merges;
        while (vocabulary.size() < target && !candidates.isEmpty()) {
            Candidate best = candidates.remove();
            Pair pair = pairs.get(best.pair());
            if (pair == null || pair.count != best.count()) {
                continue;
            }
            pairs.remove(best.pair());
            int left = (int) (best.pair() >>> 32);
            int right = (int) best.pair();
            if (known.add(vocabulary.joined(left, right))) {
                join(left, right, pair.words, vocabulary.merge(left, right));
            }
        }
    }

    private void join(int left, int right, BitSet where, int token) {
        Set<Long> changed = new HashSet<>();
        for (int i = where.nextSetBit(0); i >= 0; i = where.nextSetBit(i + 1)) {
            if (words.get(i).contains(left, right)) {
                uncount(i, changed);
                words.get(i).join(left, right, token);
                count(i, changed);
            }
        }
        for (long key : changed) {
            Pair pair = pairs.get(key);
            if (pair != null && pair.count > 0) {
                candidates.add(new Candidate(pair.count, key));
            } else {
                pairs.remove(key);
            }
        }
    }

    private void count(int index, Set<Long> changed) {
        BpeWord word = words.get(index);
        word.forEachPair(key -> {
            Pair pair = pairs.computeIfAbsent(key, unused -> new Pair());
            pair.count += word.count();
            pair.words.set(index);
            changed.add(key);
        });
    }

    private void uncount(int index, Set<Long> changed) {
        BpeWord word = words.get(index);
        word.forEachPair(key -> {
            Pair pair = pairs.get(key);
            if (pair != null) {
                pair.count -= word.count();
                changed.add(key);
            }
        });
    }
}
