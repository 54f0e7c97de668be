package dev.anyclaude.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anyclaude.bench.stats.PrefillFit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhatIfsTest {
    private static final PrefillFit LINE = new PrefillFit(150, 1_753.9, 40);

    @Test
    void publishedRateGivesThePublishedPredictions() {
        WhatIf whatIf = of(Optional.of(LINE)).orElseThrow();
        assertThat(prediction(whatIf, WhatIfs.MEASURED, 9_000, 50).speedup()).isCloseTo(29.8, within(0.1));
        assertThat(prediction(whatIf, WhatIfs.MEASURED, 9_000, 500).speedup()).isCloseTo(12.8, within(0.1));
        assertThat(prediction(whatIf, WhatIfs.MEASURED, 9_000, 1_500).speedup()).isCloseTo(6.1, within(0.1));
        assertThat(prediction(whatIf, WhatIfs.MEASURED, 9_000, 5_000).speedup()).isLessThan(6);
    }

    @Test
    void claimHoldsExactlyFromTheNeededPrefixOn() {
        WhatIf whatIf = of(Optional.of(LINE)).orElseThrow();
        for (WhatIf.Prediction each : whatIf.predictions()) {
            assertThat(each.speedup() >= 6).isEqualTo(each.cachedTokens() >= each.cachedTokensForClaim());
            assertThat(each.speedup()).isCloseTo(each.coldTtftMs() / each.warmTtftMs(), within(1e-9));
        }
    }

    @Test
    void claimsTwoNumbersExcludeEachOther() {
        WhatIf whatIf = of(Optional.of(LINE)).orElseThrow();
        PrefillFit times = cost(whatIf, "claim-times");
        assertThat(times.overheadMs() + 9_000 / times.tokensPerSecond() * 1_000).isCloseTo(3_000, within(1e-9));
        assertThat(times.tokensPerSecond() / cost(whatIf, "claim-rate-200").tokensPerSecond())
                .isCloseTo(18, within(1e-9));
    }

    @Test
    void nothingIsPredictedFromNothing() {
        assertThat(of(Optional.empty())).isEmpty();
    }

    private static Optional<WhatIf> of(Optional<PrefillFit> fit) {
        return WhatIfs.of(fit, "embedded", List.of(), 6);
    }

    private static PrefillFit cost(WhatIf whatIf, String backend) {
        return whatIf.backends().stream()
                .filter(each -> each.key().equals(backend))
                .findFirst()
                .orElseThrow()
                .cost();
    }

    private static WhatIf.Prediction prediction(WhatIf whatIf, String backend, double cached, double fresh) {
        return whatIf.predictions().stream()
                .filter(each ->
                        each.backend().equals(backend) && each.cachedTokens() == cached && each.newTokens() == fresh)
                .findFirst()
                .orElseThrow();
    }
}
