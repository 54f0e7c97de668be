package dev.anyclaude.bench.engine.llama;

import java.util.ArrayList;
import java.util.List;

/**
 * Which instance a prompt goes to, as llama.cpp chooses among its slots: the one that shares the longest beginning with it, if
 * that is more than a tenth of the prompt, else the one that was not used for longest.
 */
final class InstanceChoice {
    private static final double LEAST_SHARE = 0.1;

    private final List<Integer> leastRecentFirst = new ArrayList<>();

    InstanceChoice(int instances) {
        for (int i = 0; i < instances; i++) {
            leastRecentFirst.add(i);
        }
    }

    /**
     * Chooses and remembers the use.
     *
     * @param contents of each instance
     * @return its index
     */
    int next(List<CacheContents> contents, int[] prompt) {
        int best = leastRecentFirst.get(0);
        int longest = (int) (LEAST_SHARE * prompt.length);
        for (int index : leastRecentFirst) {
            int shared = contents.get(index).shared(prompt);
            if (shared > longest) {
                longest = shared;
                best = index;
            }
        }
        leastRecentFirst.remove((Integer) best);
        leastRecentFirst.add(best);
        return best;
    }
}
