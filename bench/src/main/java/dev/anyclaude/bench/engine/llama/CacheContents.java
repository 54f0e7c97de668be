package dev.anyclaude.bench.engine.llama;

import java.util.Arrays;

/** What one instance's KV cache holds, as far as it is known without asking the engine. Immutable. */
final class CacheContents {
    static final CacheContents EMPTY = new CacheContents(new int[0], 0, 0);

    private final int[] prompt;
    private final int certain;
    private final int answer;

    /**
     * The contents after a request.
     *
     * @param prompt of it; not to be changed any more
     * @param certain how many of its tokens are surely in the cache; fewer than all after a prefill that was cut short
     * @param answer at most how many tokens the model wrote after them; their numbers are not known, only their text
     */
    CacheContents(int[] prompt, int certain, int answer) {
        if (certain < 0 || certain > prompt.length || answer < 0) {
            throw new IllegalArgumentException(certain + " of " + prompt.length + " tokens, and " + answer);
        }
        this.prompt = prompt;
        this.certain = certain;
        this.answer = answer;
    }

    /** Length of the beginning that another prompt shares with the last one. */
    int shared(int[] other) {
        int mismatch = Arrays.mismatch(prompt, other);
        return mismatch < 0 ? prompt.length : mismatch;
    }

    /**
     * How much of another prompt the engine must find. It always evaluates at least the last token. Where the whole last prompt
     * is shared, the other one may go on with the text the model wrote, which may or may not give the same tokens again.
     */
    CachedRange expected(int[] other) {
        int shared = shared(other);
        int most = other.length - 1;
        int high = shared == prompt.length ? shared + answer : shared;
        return new CachedRange(Math.min(Math.min(shared, certain), most), Math.min(high, most));
    }
}
