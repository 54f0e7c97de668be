package dev.anyclaude.proxy.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.proxy.prefix.RuleName;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MissCauseTest {
    private final Conversations requests = Conversations.withAllRules();

    private Expectation sent(LedgerTurn turn) {
        Conversations.answered(turn, 0);
        return turn.expectation();
    }

    @Test
    void expectsNothingOfTheFirstRequest() {
        Expectation first = sent(requests.ask("s", "How many?"));

        assertThat(first.cause()).isEqualTo(MissCause.FIRST_OF_SESSION);
        assertThat(first.sharedBytes()).isZero();
        assertThat(first.tokensEstimate()).hasValue(0);
        assertThat(first.difference()).isEmpty();
    }

    @Test
    void expectsAllOfThePromptBeforeWhenItGoesOn() {
        Expectation first = sent(requests.ask("s", "How many?"));
        Expectation second = sent(requests.ask("s", "How many?", "Three.", "And now?"));

        assertThat(second.cause()).isEqualTo(MissCause.NONE);
        assertThat(second.sharedBytes()).isEqualTo(first.promptBytes());
        assertThat(second.tokensEstimate()).hasValue(first.promptBytes() / 4);
        assertThat(second.conversation()).isEqualTo(first.conversation());
        assertThat(second.turn()).isEqualTo(1);
    }

    @Test
    void expectsAllOfAPromptSentAgain() {
        Expectation first = sent(requests.ask("s", "How many?"));
        Expectation again = sent(requests.ask("s", "How many?"));

        assertThat(again.cause()).isEqualTo(MissCause.NONE);
        assertThat(again.sharedBytes()).isEqualTo(first.promptBytes());
    }

    @Test
    void expectsTheHeadOfANewSessionThatHasAKnownOne() {
        sent(requests.ask("one", "How many?"));
        Expectation other = sent(requests.ask("two", "Where to?"));

        assertThat(other.cause()).isEqualTo(MissCause.FIRST_OF_SESSION);
        assertThat(other.sharedBytes()).isBetween(other.headBytes(), other.promptBytes() - 1);
        assertThat(other.tokensEstimate()).isPresent();
    }

    @Test
    void namesTheToolThatChanged() {
        sent(requests.ask("s", "How many?"));
        Expectation changed = sent(requests.send(
                "s",
                Conversations.TOOLS.replace("boats", "ships"),
                "",
                Conversations.messages("How many?", "3", "Now?")));

        assertThat(changed.cause()).isEqualTo(MissCause.CLIENT_CHANGED_TOOLS);
        FirstDifference difference = changed.difference().orElseThrow();
        assertThat(difference.path()).isEqualTo("$.tools[0].function.description");
        assertThat(difference.was()).contains("Counts boats");
        assertThat(difference.is()).contains("Counts ships");
    }

    @Test
    void namesTheSystemTextThatChanged() {
        sent(requests.send("s", Conversations.TOOLS, "It is noon.", Conversations.messages("How many?")));
        Expectation changed = sent(requests.send(
                "s", Conversations.TOOLS, "It is one.", Conversations.messages("How many?", "3", "Now?")));

        assertThat(changed.cause()).isEqualTo(MissCause.CLIENT_CHANGED_SYSTEM);
        assertThat(changed.difference().orElseThrow().path()).isEqualTo("$.messages[0].content");
    }

    @Test
    void namesTheMessageThatChanged() {
        sent(requests.ask("s", "How many?", "Three.", "And now?", "Four.", "Sure?"));
        Expectation changed =
                sent(requests.ask("s", "How many?", "Three.", "And now?", "Five.", "Sure?", "Yes.", "Ok"));

        assertThat(changed.cause()).isEqualTo(MissCause.CLIENT_CHANGED_HISTORY);
        assertThat(changed.difference().orElseThrow().path()).isEqualTo("$.messages[4].content");
        assertThat(changed.difference().orElseThrow().is()).contains("Five.");
    }

    @Test
    void knowsAConversationThatGoesOnFromItsSummary() {
        sent(requests.ask("s", "How many?", "Three.", "And now?", "Four.", "Sure?"));
        Expectation compacted = sent(requests.ask("s", "In short: four boats."));

        assertThat(compacted.cause()).isEqualTo(MissCause.COMPACTION);
        assertThat(compacted.sharedBytes()).isGreaterThanOrEqualTo(compacted.headBytes());
    }

    @Test
    void knowsASideRequestAndASubAgent() {
        sent(requests.ask("s", "How many?"));
        Expectation title = sent(requests.title("s", "How many?!"));
        Expectation agent = sent(requests.send("s", Conversations.TOOLS, "Search.", Conversations.messages("Find it")));

        Expectation next = sent(requests.title("s", "How many?!"));
        Expectation plain = sent(requests.send("s", "", "Chat.", Conversations.messages("Hello")));

        assertThat(title.cause()).isEqualTo(MissCause.SIDE_REQUEST);
        assertThat(next.cause()).as("the same once more").isEqualTo(MissCause.NONE);
        assertThat(plain.cause()).as("no tools, but no side request either").isEqualTo(MissCause.NEW_CONVERSATION);
        assertThat(agent.cause()).isEqualTo(MissCause.NEW_CONVERSATION);
        assertThat(sent(requests.ask("s", "How many?", "3", "So?")).cause()).isEqualTo(MissCause.NONE);
    }

    @Test
    void blamesARuleThatIsOff() {
        Conversations raw = new Conversations(new PrefixLedger(1 << 20, true), EnumSet.allOf(RuleName.class));
        String asText = "{\"role\":\"user\",\"content\":\"How many?\"}";
        String asList = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"How many?\"}]}";
        String more = ",{\"role\":\"assistant\",\"content\":\"3\"},{\"role\":\"user\",\"content\":\"So?\"}";
        sent(raw.send("s", Conversations.TOOLS, "", asText));
        Expectation reshaped = sent(raw.send("s", Conversations.TOOLS, "", asList + more));

        assertThat(reshaped.cause()).isEqualTo(MissCause.RULE_OFF);
        assertThat(reshaped.difference()).isPresent();
    }

    @Test
    void stillFindsTheMessageWhenTheBytesHadToGo() {
        Conversations small = new Conversations(new PrefixLedger(0, false), Set.of());
        Expectation first = sent(small.ask("s", "How many?", "Three.", "And now?"));
        Expectation second = sent(small.ask("s", "How many?", "Three.", "And now?", "Four.", "Sure?"));
        Expectation changed = sent(small.ask("s", "How many?", "Three.", "And then?", "Four.", "Sure?"));

        assertThat(second.sharedBytes()).isEqualTo(first.promptBytes());
        assertThat(changed.cause()).isEqualTo(MissCause.CLIENT_CHANGED_HISTORY);
        assertThat(changed.difference().orElseThrow().was()).isEmpty();
    }

    @Test
    void forgetsTheConversationsUsedLeastRecently() {
        for (int i = 0; i < 200; i++) {
            sent(requests.ask("session " + i, "How many?"));
        }
        assertThat(requests.ledger.size()).isEqualTo(128);
        assertThat(sent(requests.ask("session 0", "Where?")).cause()).isEqualTo(MissCause.FIRST_OF_SESSION);
    }
}
