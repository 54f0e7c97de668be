package dev.anyclaude.bench.fake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrefixCacheTest {
    private final PrefixCache cache = new PrefixCache(new FakeTokens(), 2);

    @Test
    void wordsAreCutIntoPiecesOfFour() {
        FakeTokens tokens = new FakeTokens();
        assertThat(tokens.of("a prefix, ünïcödé")).hasSize(6);
        assertThat(tokens.of("")).isEmpty();
        assertThat(tokens.of("one two one")).satisfies(all -> assertThat(all[0]).isNotEqualTo(all[2]));
        assertThat(tokens.of(" one one")).satisfies(all -> assertThat(all[0]).isEqualTo(all[1]));
    }

    @Test
    void findsTheLongestBeginningOfAllKeptPrompts() {
        cache.use("a b c d");
        cache.use("a x y z");
        assertThat(cache.use("a b c e").cachedTokens()).isEqualTo(3);
    }

    @Test
    void lastTokenIsAlwaysComputed() {
        cache.use("a b c");
        assertThat(cache.use("a b c")).isEqualTo(new PrefixCache.Hit(3, 2));
        assertThat(cache.use("")).isEqualTo(new PrefixCache.Hit(0, 0));
    }

    @Test
    void promptThatGoesOnTakesThePlaceOfTheOneBefore() {
        cache.use("other words");
        cache.use("a b");
        cache.use("a b c");
        assertThat(cache.prompts()).containsExactly("other words", "a b c");
    }

    @Test
    void promptNotUsedForLongestGoesFirst() {
        cache.use("a one");
        cache.use("b two");
        cache.use("c three");
        assertThat(cache.prompts()).containsExactly("b two", "c three");
    }
}
