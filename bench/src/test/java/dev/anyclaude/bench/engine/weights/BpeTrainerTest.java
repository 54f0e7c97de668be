package dev.anyclaude.bench.engine.weights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BpeTrainerTest {

    @Test
    void joinsTheMostFrequentNeighboursFirst() {
        // "aab" three times, " aab" never: pairs a+a 3 and a+b 3; the pair with the smaller numbers wins the tie
        BpeVocabulary learnt = BpeTrainer.train("aab\naab\naab", 2);

        assertThat(learnt.merges()).containsExactly("a a", "aa b");
        assertThat(learnt.tokens()).hasSize(258).endsWith("aa", "aab");
    }

    @Test
    void joinsNothingAcrossWords() {
        assertThat(BpeTrainer.train("ab ab ab", 10).merges()).containsExactly("a b", "Ġ ab");
    }

    @Test
    void joinsOverlappingNeighboursFromTheLeft() {
        assertThat(BpeTrainer.train("aaa", 10).merges()).containsExactly("a a", "aa a");
    }

    @Test
    void learnsNothingFromNothing() {
        assertThat(BpeTrainer.train("", 10).tokens()).hasSize(256);
    }

    @Test
    void bytesOutsideAsciiStandInLetters() {
        assertThat(BpeTrainer.train("ü", 1).merges()).containsExactly("Ã ¼");
    }

    @Test
    void speaksOnlyPrintableAscii() {
        BpeVocabulary learnt = BpeTrainer.train("ab\nü", 2);

        assertThat(learnt.isSpeakable('a')).isTrue();
        assertThat(learnt.isSpeakable('\n')).isFalse();
        assertThat(learnt.isSpeakable(0xC3)).isFalse();
        assertThat(learnt.isSpeakable(learnt.tokens().indexOf("ab"))).isTrue();
        assertThat(learnt.isSpeakable(learnt.tokens().indexOf("Ã¼"))).isFalse();
    }
}
