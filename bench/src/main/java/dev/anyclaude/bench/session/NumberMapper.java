package dev.anyclaude.bench.session;

import dev.anyclaude.bench.session.Pseudonyms.Beginning;

/** Replaces the digits of a JSON number so that it stays one: no zero in front, exponents as they are. */
final class NumberMapper implements CharMapper {
    private final Pseudonyms pseudonyms;
    private Beginning before;
    private boolean first = true;
    private boolean exponent;

    NumberMapper(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        this.before = pseudonyms.root("numbers");
    }

    /** Whether a character outside strings belongs to a number. */
    static boolean isPart(int codePoint, boolean inNumber) {
        boolean begins = Alphabet.isDigit(codePoint) || codePoint == '-';
        return begins || (inNumber && (codePoint == '.' || codePoint == '+' || codePoint == 'e' || codePoint == 'E'));
    }

    /** Makes ready for another number. */
    void begin() {
        before = pseudonyms.root("numbers");
        first = true;
        exponent = false;
    }

    @Override
    public int map(int codePoint, Form form) {
        if (!Alphabet.isDigit(codePoint)) {
            exponent |= codePoint == 'e' || codePoint == 'E';
            return codePoint;
        }
        if (exponent) {
            return codePoint;
        }
        int mapped = before.replace(
                codePoint, first ? Alphabet.ofFirstDigit() : Alphabet.of(codePoint, Form.PLAIN, false), "");
        before = before.then(codePoint);
        first = false;
        return mapped;
    }
}
