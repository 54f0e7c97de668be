package dev.anyclaude.bench.drive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TokenCounts;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
    private static final OptionalInt NONE = OptionalInt.empty();

    @Test
    void coldMayFindTwoPercentOfItsPromptCached() {
        assertThat(judge(Arm.COLD, 1_000, 20, NONE).accepted()).isTrue();
        assertThat(judge(Arm.COLD, 1_000, 21, NONE).accepted()).isFalse();
    }

    @Test
    void warmMustFindAllButTwoPercentOfWhatItShould() {
        assertThat(judge(Arm.W1, 1_000, 784, OptionalInt.of(800)).accepted()).isTrue();
        assertThat(judge(Arm.W1, 1_000, 783, OptionalInt.of(800)).accepted()).isFalse();
        assertThat(judge(Arm.W2, 1_000, 970, OptionalInt.of(980)).accepted()).isTrue();
        assertThat(judge(Arm.DIRECT, 1_000, 0, OptionalInt.of(980)).reason()).startsWith("mixed");
    }

    @Test
    void warmWithoutAPromptBeforeItIsMixed() {
        assertThat(judge(Arm.W2, 1_000, 999, NONE).accepted()).isFalse();
    }

    @Test
    void unknownCacheCountIsTakenOnTrustAndSaidSo() {
        Acceptance trusted = Acceptance.judge(Arm.W1, Outcome.COMPLETED, TokenCounts.UNKNOWN, OptionalInt.of(800));
        assertThat(trusted.accepted()).isTrue();
        assertThat(trusted.reason()).startsWith("unverified");
    }

    @Test
    void whatDidNotCompleteIsNeverAccepted() {
        for (Arm arm : Arm.values()) {
            assertThat(Acceptance.judge(arm, Outcome.TIMEOUT, TokenCounts.UNKNOWN, NONE)
                            .accepted())
                    .isFalse();
        }
    }

    private static Acceptance judge(Arm arm, int prompt, int cached, OptionalInt expected) {
        TokenCounts tokens = new TokenCounts(OptionalInt.of(prompt), OptionalInt.of(cached), OptionalInt.of(4));
        return Acceptance.judge(arm, Outcome.COMPLETED, tokens, expected);
    }
}
