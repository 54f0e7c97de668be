package dev.anyclaude.bench.engine.weights;

import java.util.Arrays;

/**
 * Random weights. The output rows of all tokens that are not printable ASCII are zero, so with greedy sampling the model never
 * ends its answer early.
 */
final class RandomNumbers implements QwenNumbers {
    private final BpeVocabulary vocabulary;
    private long nextSeed;

    RandomNumbers(BpeVocabulary vocabulary, long seed) {
        this.vocabulary = vocabulary;
        this.nextSeed = seed;
    }

    @Override
    public GgufWriter.Rows embedding() {
        return new RandomRows(nextSeed++, 0.7);
    }

    @Override
    public GgufWriter.Rows layer(int columns) {
        return new RandomRows(nextSeed++, 1 / Math.sqrt(columns));
    }

    @Override
    public GgufWriter.Rows output() {
        RandomRows random = new RandomRows(nextSeed++, 0.05);
        return (row, out) -> {
            if (row < vocabulary.size() && vocabulary.isSpeakable(row)) {
                random.fill(row, out);
            } else {
                Arrays.fill(out, 0);
            }
        };
    }
}
