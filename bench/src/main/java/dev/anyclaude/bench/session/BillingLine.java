package dev.anyclaude.bench.session;

import dev.anyclaude.bench.session.Pseudonyms.Beginning;

/**
 * The rest of the client's billing line: {@code cc_version=2.1.330.1e7; cc_entrypoint=cli; cch=36ee5;}. Only the hexadecimal
 * digits that differ from session to session, or from request to request, are replaced.
 */
final class BillingLine implements CharMapper {
    /** So that a text that only begins like a billing line is not kept. */
    private static final int LIMIT = 120;

    private static final int DOTS_OF_A_VERSION = 3;

    private final Pseudonyms pseudonyms;
    private final StringBuilder name = new StringBuilder();
    private boolean value;
    private int dots;
    private int length;
    private Beginning digits;

    BillingLine(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        this.digits = pseudonyms.root("billing");
    }

    /** Whether the line ends before this character. */
    boolean isOver(int codePoint) {
        return codePoint == '\n' || length >= LIMIT;
    }

    @Override
    public int map(int codePoint, Form form) {
        length++;
        if (codePoint == ';' || codePoint == ' ') {
            name.setLength(0);
            value = false;
            dots = 0;
            digits = pseudonyms.root("billing");
        } else if (codePoint == '=') {
            value = true;
        } else if (!value) {
            name.appendCodePoint(codePoint);
        } else if (codePoint == '.') {
            dots++;
        } else if (isDigest() && (Alphabet.isLetter(codePoint) || Alphabet.isDigit(codePoint))) {
            int mapped = digits.replace(codePoint, Alphabet.of(codePoint, form, true), "");
            digits = digits.then(codePoint);
            return mapped;
        }
        return codePoint;
    }

    private boolean isDigest() {
        String key = name.toString();
        return key.equals("cch") || (key.equals("cc_version") && dots >= DOTS_OF_A_VERSION);
    }
}
