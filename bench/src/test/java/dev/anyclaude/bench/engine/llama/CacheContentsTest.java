package dev.anyclaude.bench.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CacheContentsTest {
    private final CacheContents held = new CacheContents(new int[] {1, 2, 3, 4}, 4, 2);

    @Test
    void promptThatDiffersSharesOnlyWhatComesBefore() {
        assertThat(held.expected(new int[] {1, 2, 9, 4})).isEqualTo(new CachedRange(2, 2));
    }

    @Test
    void lastTokenIsAlwaysEvaluated() {
        assertThat(held.expected(new int[] {1, 2, 3, 4})).isEqualTo(new CachedRange(3, 3));
    }

    @Test
    void continuationMayOrMayNotRepeatTheModelsOwnTokens() {
        assertThat(held.expected(new int[] {1, 2, 3, 4, 5, 6, 7, 8})).isEqualTo(new CachedRange(4, 6));
        assertThat(held.expected(new int[] {1, 2, 3, 4, 5})).isEqualTo(new CachedRange(4, 4));
    }

    @Test
    void prefillThatWasCutShortIsUncertainFromThere() {
        CacheContents cut = new CacheContents(new int[] {1, 2, 3, 4}, 1, 0);

        assertThat(cut.expected(new int[] {1, 2, 3, 9})).isEqualTo(new CachedRange(1, 3));
    }

    @Test
    void emptyCacheHasNothing() {
        assertThat(CacheContents.EMPTY.expected(new int[] {1, 2})).isEqualTo(new CachedRange(0, 0));
    }

    @Test
    void engineThatCountsOtherwiseIsAnError() {
        EngineCounters counters = new EngineCounters(3, 5, 1, 1, 1);

        counters.require(8, new CachedRange(3, 3));
        assertThatThrownBy(() -> counters.require(9, new CachedRange(3, 3)))
                .isInstanceOfSatisfying(
                        EngineException.class, e -> assertThat(e.status()).isEqualTo(500))
                .hasMessageContaining("3 cached and 5 evaluated tokens of a prompt of 9");
        assertThatThrownBy(() -> counters.require(8, new CachedRange(4, 6)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("by its tokens it must be 4 to 6");
    }

    @Test
    void rangeSaysWhatItHolds() {
        assertThat(new CachedRange(4, 6).contains(6)).isTrue();
        assertThat(new CachedRange(4, 6).contains(3)).isFalse();
        assertThat(new CachedRange(4, 6)).hasToString("4 to 6");
        assertThat(new CachedRange(4, 4)).hasToString("4");
        assertThatThrownBy(() -> new CachedRange(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
