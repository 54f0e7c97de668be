package dev.anyclaude.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TokenCountsTest {
    private static final TokenCounts UNTOLD =
            new TokenCounts(OptionalInt.of(100), OptionalInt.empty(), OptionalInt.of(1));

    @Test
    void growthOfTheBackendsTotalStandsForWhatTheAnswerDoesNotTell() {
        assertThat(since(UNTOLD, 5, 95)).hasValue(90);
        assertThat(since(UNTOLD, 5, 5)).hasValue(0);
    }

    @Test
    void totalThatShrankOrGrewByMoreThanThePromptTellsNothing() {
        assertThat(since(UNTOLD, 95, 5)).isEmpty();
        assertThat(since(UNTOLD, 5, 106)).isEmpty();
    }

    @Test
    void answersOwnCountWins() {
        TokenCounts told = new TokenCounts(OptionalInt.of(100), OptionalInt.of(7), OptionalInt.of(1));

        assertThat(since(told, 5, 95)).hasValue(7);
        assertThat(UNTOLD.withCachedSince(OptionalLong.empty(), OptionalLong.of(9)))
                .isEqualTo(UNTOLD);
    }

    private static OptionalInt since(TokenCounts counts, long before, long after) {
        return counts.withCachedSince(OptionalLong.of(before), OptionalLong.of(after))
                .cachedTokens();
    }
}
