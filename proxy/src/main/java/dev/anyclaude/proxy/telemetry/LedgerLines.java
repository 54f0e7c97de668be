package dev.anyclaude.proxy.telemetry;

import dev.anyclaude.proxy.ledger.Expectation;
import dev.anyclaude.proxy.ledger.FirstDifference;
import dev.anyclaude.proxy.ledger.MissCause;
import java.util.Locale;
import java.util.OptionalInt;

/** What the ledger says of a turn, in words. */
final class LedgerLines {
    private LedgerLines() {}

    /** One line without any text of a prompt. */
    static String summary(Expectation expected, TurnRecord turn) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "conversation %d turn %d: %,d of %,d bytes known",
                expected.conversation(),
                expected.turn(),
                expected.sharedBytes(),
                expected.promptBytes()));
        expected.tokensEstimate()
                .ifPresent(tokens -> line.append(String.format(Locale.ROOT, " (about %,d tokens)", tokens)));
        OptionalInt cached = turn.tokens().cachedTokens();
        if (cached.isPresent()) {
            line.append(String.format(Locale.ROOT, ", %,d tokens reused", cached.getAsInt()));
        }
        turn.reuse().ifPresent(reuse -> line.append(": ").append(reuse.verdict().word()));
        if (expected.cause() != MissCause.NONE) {
            line.append("; ").append(expected.cause().word());
            expected.difference().ifPresent(difference -> line.append(" at ").append(difference.path()));
        }
        return line.toString();
    }

    /** Both values, which are text of prompts. */
    static String values(FirstDifference difference) {
        return String.format(Locale.ROOT, "was %s, is %s", quoted(difference.was()), quoted(difference.is()));
    }

    private static String quoted(String clip) {
        return clip.isEmpty() ? "not kept" : "<" + clip.replaceAll("\\p{Cntrl}", " ") + ">";
    }
}
