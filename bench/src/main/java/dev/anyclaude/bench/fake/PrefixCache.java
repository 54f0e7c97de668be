package dev.anyclaude.bench.fake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the prompts last used and finds the longest beginning that one of them shares with a new prompt. A prompt that goes on
 * where a kept one ends takes its place. Safe for use by several threads.
 */
final class PrefixCache {
    private final FakeTokens tokens;
    private final int entries;
    private final List<Entry> kept = new ArrayList<>();

    private static final class Entry {
        private final String prompt;
        private final int[] tokens;

        Entry(String prompt, int[] tokens) {
            this.prompt = prompt;
            this.tokens = tokens;
        }
    }

    /** How many tokens a prompt has, and how many of them were there. */
    record Hit(int promptTokens, int cachedTokens) {}

    /** An empty cache with room for so many prompts. */
    PrefixCache(FakeTokens tokens, int entries) {
        this.tokens = tokens;
        this.entries = entries;
    }

    /** Keeps a prompt as the one used last. Never all of it counts as cached: its last token must be computed to go on. */
    synchronized Hit use(String prompt) {
        Entry entry = new Entry(prompt, tokens.of(prompt));
        int longest = 0;
        Entry source = entry;
        for (Entry each : kept) {
            int common = common(each.tokens, entry.tokens);
            if (common > longest) {
                longest = common;
                source = each;
            }
        }
        if (longest == source.tokens.length) {
            kept.remove(source);
        }
        kept.add(entry);
        if (kept.size() > entries) {
            kept.remove(0);
        }
        int length = entry.tokens.length;
        return new Hit(length, Math.max(0, Math.min(longest, length - 1)));
    }

    synchronized void clear() {
        kept.clear();
    }

    /** The kept prompts, the one used last at the end. */
    synchronized List<String> prompts() {
        return kept.stream().map(each -> each.prompt).toList();
    }

    private static int common(int[] one, int[] other) {
        int mismatch = Arrays.mismatch(one, other);
        return mismatch < 0 ? one.length : mismatch;
    }
}
