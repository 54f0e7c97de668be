package dev.anyclaude.bench.session;

import dev.anyclaude.bench.session.Pseudonyms.Beginning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces every run of letters and every run of digits of one text. Kept are the protocol's markers where they can stand, and
 * the shape of session ids, which are the same wherever they stand.
 */
final class TextMapper implements CharMapper {
    /** So that a word is the same whether or not the billing line could begin at it. */
    private static final String X = "x";

    /** What is the same for all texts of a run. */
    static final class Rules {
        final Pseudonyms pseudonyms;
        final WordTree sessionIds;
        private final WordTree tags = WordTree.of(Protocol.TAGS);
        private final WordTree billing = WordTree.of(List.of(Protocol.BILLING));
        private final WordTree ids = WordTree.of(Protocol.ID_BEGINNINGS);
        private final WordTree references = WordTree.of(Protocol.REFERENCE_BEGINNINGS);
        private final WordTree nothing = WordTree.of(List.of());

        Rules(Pseudonyms pseudonyms, List<String> sessionIds) {
            this.pseudonyms = pseudonyms;
            this.sessionIds = WordTree.of(sessionIds);
        }

        /** For texts in general, the client's billing line included. */
        TextMapper text() {
            return new TextMapper(this, billing, true, false);
        }

        /** For names. */
        TextMapper name() {
            return new TextMapper(this, nothing, false, false);
        }

        /** For ids with a known beginning. */
        TextMapper id() {
            return new TextMapper(this, ids, false, false);
        }

        /** For references inside a JSON schema. */
        TextMapper reference() {
            return new TextMapper(this, references, false, false);
        }

        /** For ids that are hexadecimal and must stay so. */
        TextMapper hexadecimal() {
            return new TextMapper(this, nothing, false, true);
        }
    }

    private final Rules rules;
    private final WordTree opening;
    private final boolean everyLine;
    private final boolean hexadecimal;

    private boolean letters;
    private @Nullable Beginning run;
    private @Nullable WordTree marker;
    private @Nullable WordTree sessionId;
    private Beginning sessionIdKey;
    private @Nullable BillingLine billingLine;

    private TextMapper(Rules rules, WordTree opening, boolean everyLine, boolean hexadecimal) {
        this.rules = rules;
        this.opening = opening;
        this.everyLine = everyLine;
        this.hexadecimal = hexadecimal;
        this.marker = opening;
        this.sessionIdKey = rules.pseudonyms.root("session");
    }

    @Override
    public int map(int codePoint, Form form) {
        if (billingLine != null && !billingLine.isOver(codePoint)) {
            return billingLine.map(codePoint, form);
        }
        billingLine = null;
        int mapped = Alphabet.isLetter(codePoint) || Alphabet.isDigit(codePoint)
                ? replace(codePoint, form)
                : passOver(codePoint);
        followMarker(codePoint);
        return mapped;
    }

    private int replace(int codePoint, Form form) {
        boolean letter = Alphabet.isLetter(codePoint);
        boolean begins = run == null || letter != letters;
        Beginning before = begins || run == null ? rules.pseudonyms.root(letter ? "letters" : "digits") : run;
        WordTree id = sessionId != null ? sessionId : begins ? rules.sessionIds : null;
        Beginning key = sessionId != null ? sessionIdKey : before;
        boolean narrow = hexadecimal || (id != null && id.goesOnWithLetter());
        String kept = marker != null ? marker.following() : "";
        if (letter && begins && sessionId == null && kept.isEmpty()) {
            kept = X;
        }
        int mapped = key.replace(codePoint, Alphabet.of(codePoint, form, narrow), kept);
        run = before.then(codePoint);
        letters = letter;
        followSessionId(id, codePoint);
        return mapped;
    }

    private int passOver(int codePoint) {
        run = null;
        followSessionId(sessionId, codePoint);
        return codePoint;
    }

    private void followSessionId(@Nullable WordTree at, int codePoint) {
        boolean first = sessionId == null;
        sessionId = at == null ? null : at.then(codePoint);
        if (sessionId != null) {
            Beginning before = first ? rules.pseudonyms.root("session") : sessionIdKey;
            sessionIdKey = before.then(codePoint);
        }
    }

    private void followMarker(int codePoint) {
        WordTree next = marker == null ? null : marker.then(codePoint);
        if (next != null && next.isWord()) {
            billingLine = opening == rules.billing && codePoint == ':' ? new BillingLine(rules.pseudonyms) : null;
            next = null;
        }
        if (next == null && codePoint == '<') {
            next = rules.tags;
        } else if (next == null && codePoint == '\n' && everyLine) {
            next = opening;
        }
        marker = next;
    }
}
