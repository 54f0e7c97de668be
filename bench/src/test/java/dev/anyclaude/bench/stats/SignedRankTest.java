package dev.anyclaude.bench.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRankTest {

    @ParameterizedTest
    @CsvSource({
        "6, 21, 1, 21, .969",
        "7, 28, 3, 26, .953",
        "8, 36, 4, 33, .961",
        "10, 55, 9, 47, .951",
        "12, 78, 14, 65, .9575",
        "16, 136, 30, 107, .956",
        "20, 210, 53, 158, .952",
        "24, 300, 82, 219, .951",
        "30, 465, 138, 328, .950"
    })
    void givesTheRanksOfATwoSidedIntervalOf95Percent(int blocks, int averages, int low, int high, double level) {
        int k = SignedRank.rank(blocks, 0.025);
        assertThat(k).isEqualTo(low);
        assertThat(blocks * (blocks + 1) / 2).isEqualTo(averages);
        assertThat(averages + 1 - k).isEqualTo(high);
        assertThat(1 - 2 * SignedRank.atMost(blocks, k - 1)).isCloseTo(level, within(.0005));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1, .0078",
        "8, 2, .0078",
        "10, 6, .0098",
        "12, 10, .0081",
        "16, 24, .0091",
        "20, 44, .0096",
        "24, 70, .0097",
        "30, 121, .0098"
    })
    void givesTheRanksOfAOneSidedBoundOf99Percent(int blocks, int rank, double alpha) {
        assertThat(SignedRank.rank(blocks, 0.01)).isEqualTo(rank);
        assertThat(SignedRank.atMost(blocks, rank - 1)).isCloseTo(alpha, within(.00005));
    }

    @Test
    void hasNoRankForTooFewBlocks() {
        assertThat(SignedRank.rank(5, 0.025)).isZero();
        assertThat(SignedRank.rank(6, 0.01)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"5, 3", "9, 11", "20, 60"})
    void agreesWithTheExactTestOfCommonsStatistics(int n, int w) {
        double[] values = valuesWithRankSum(n, w);
        double p = WilcoxonSignedRankTest.withDefaults()
                .with(AlternativeHypothesis.LESS_THAN)
                .with(PValueMethod.EXACT)
                .test(values)
                .getPValue();
        assertThat(SignedRank.atMost(n, w)).isCloseTo(p, within(1e-12));
    }

    /** 1 … n in size, positive where it takes to make the positive ranks sum up to w. */
    private static double[] valuesWithRankSum(int n, int w) {
        double[] values = IntStream.rangeClosed(1, n).mapToDouble(each -> -each).toArray();
        int left = w;
        for (int rank = n; rank >= 1; rank--) {
            if (rank <= left) {
                values[rank - 1] = rank;
                left -= rank;
            }
        }
        return values;
    }
}
