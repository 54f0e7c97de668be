package dev.anyclaude.bench.engine.llama;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InstanceChoiceTest {
    private final InstanceChoice choice = new InstanceChoice(2);

    @Test
    void unknownPromptGoesToTheInstanceNotUsedForLongest() {
        List<CacheContents> empty = List.of(CacheContents.EMPTY, CacheContents.EMPTY);

        assertThat(choice.next(empty, tokens(1, 20))).isZero();
        assertThat(choice.next(empty, tokens(1, 20))).isEqualTo(1);
        assertThat(choice.next(empty, tokens(1, 20))).isZero();
    }

    @Test
    void longestCommonBeginningWins() {
        List<CacheContents> contents = List.of(held(tokens(1, 10)), held(tokens(1, 15)));

        assertThat(choice.next(contents, tokens(1, 20))).isEqualTo(1);
        assertThat(choice.next(contents, tokens(1, 20))).isEqualTo(1);
    }

    @Test
    void tenthOfThePromptInCommonIsNotEnough() {
        List<CacheContents> contents = List.of(CacheContents.EMPTY, held(tokens(1, 2)));

        assertThat(choice.next(contents, tokens(1, 20))).isZero();
    }

    private static CacheContents held(int[] tokens) {
        return new CacheContents(tokens, tokens.length, 0);
    }

    private static int[] tokens(int first, int count) {
        return IntStream.range(first, first + count).toArray();
    }
}
