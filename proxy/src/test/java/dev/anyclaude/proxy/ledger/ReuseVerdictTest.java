package dev.anyclaude.proxy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReuseVerdictTest {
    private static final String LONG = "Three boats and a raft. ".repeat(100);

    private final Conversations requests = Conversations.withAllRules();

    private ReuseVerdict verdict(int cachedTokens, String... texts) {
        return Conversations.answered(requests.ask("s", texts), cachedTokens).verdict();
    }

    @Test
    void isAsExpectedWhenThePromptBeforeWasReused() {
        LedgerTurn first = requests.ask("s", "How many?");
        assertThat(Conversations.answered(first, 0).verdict()).isEqualTo(ReuseVerdict.AS_EXPECTED);

        assertThat(verdict(Conversations.tokens(first), "How many?", "Three.", "Now?"))
                .isEqualTo(ReuseVerdict.AS_EXPECTED);
    }

    @Test
    void isBetterWhenMoreWasReusedThanWasSent() {
        assertThat(verdict(500, "How many?")).isEqualTo(ReuseVerdict.BETTER);
    }

    @Test
    void isEvictedWhenTheBackendKnowsNothingOrOnlyTheHead() {
        LedgerTurn first = requests.ask("s", LONG, LONG, LONG);
        Conversations.answered(first, 0);
        LedgerTurn second = requests.ask("s", LONG, LONG, LONG, LONG, LONG);
        Reuse none = Conversations.answered(second, 0);
        Reuse head = Conversations.answered(
                requests.ask("s", LONG, LONG, LONG, LONG, LONG, "x", "y"),
                second.expectation().headBytes() / 4);

        assertThat(none.verdict()).isEqualTo(ReuseVerdict.EVICTED);
        assertThat(none.expectedTokens()).hasValue(Conversations.tokens(first));
        assertThat(head.verdict()).isEqualTo(ReuseVerdict.EVICTED);
    }

    @Test
    void isTheTemplateWhenReuseEndsAtTheSameMessageAgain() {
        Conversations.answered(requests.ask("s", LONG, LONG, LONG), 0);
        int endOfTheFirstMessage = (2_500 + 2_400) / 4;

        assertThat(verdict(endOfTheFirstMessage, LONG, LONG, LONG, LONG, LONG)).isEqualTo(ReuseVerdict.EVICTED);
        assertThat(verdict(endOfTheFirstMessage, LONG, LONG, LONG, LONG, LONG, LONG, LONG))
                .isEqualTo(ReuseVerdict.TEMPLATE_CHANGED);
    }

    @Test
    void saysWhenTheBackendIsSilent() {
        LedgerTurn turn = requests.ask("s", "How many?");

        assertThat(turn.answered(OptionalInt.of(7), OptionalInt.empty()).verdict())
                .isEqualTo(ReuseVerdict.BACKEND_SILENT);
        assertThat(requests.ask("s", "How many?", "3", "So?").expectation().tokensEstimate())
                .hasValue(7);
    }

    @Test
    void expectsNothingOfATurnThatTheBackendDidNotAnswer() {
        requests.ask("s", "How many?");

        assertThat(requests.ask("s", "How many?", "3", "So?").expectation().sharedBytes())
                .isZero();
    }
}
