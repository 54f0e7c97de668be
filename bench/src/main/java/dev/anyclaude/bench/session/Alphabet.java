package dev.anyclaude.bench.session;

import dev.anyclaude.bench.session.CharMapper.Form;
import java.util.stream.IntStream;

/**
 * The characters that may stand for each other: all letters of a kind, or all digits. Plain ASCII letters of a case are one
 * alphabet; of other letters, those that differ in their last UTF-8 byte only, so that a replacement is as long and begins
 * alike.
 *
 * @param first lowest of them
 * @param span size of the range they lie in
 * @param type Unicode general category of all of them
 * @param half 0 for all, 1 for hexadecimal digits, 2 for other letters, 3 for the digits but zero, 4 for escapes in capitals
 */
record Alphabet(int first, int span, int type, int half) {
    private static final int HEXADECIMAL = 1;
    private static final int OTHER = 2;
    private static final int NOT_ZERO = 3;
    private static final int CAPITAL_ESCAPE = 4;

    static boolean isLetter(int codePoint) {
        return Character.isLetter(codePoint);
    }

    static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    /**
     * The alphabet of a letter or an ASCII digit.
     *
     * @param hexadecimal a to f must stay among themselves
     */
    static Alphabet of(int codePoint, Form form, boolean hexadecimal) {
        int type = Character.getType(codePoint);
        if (form != Form.PLAIN && !isDigit(codePoint)) {
            return new Alphabet(codePoint & ~15, 16, type, form == Form.ESCAPED_CAPITAL ? CAPITAL_ESCAPE : 0);
        }
        if (isDigit(codePoint)) {
            return new Alphabet('0', 10, type, 0);
        }
        if (codePoint >= 128) {
            return new Alphabet(codePoint & ~63, 64, type, 0);
        }
        int first = type == Character.UPPERCASE_LETTER ? 'A' : 'a';
        return new Alphabet(first, 26, type, !hexadecimal ? 0 : codePoint - first < 6 ? HEXADECIMAL : OTHER);
    }

    /** The digits a number may begin with. */
    static Alphabet ofFirstDigit() {
        return new Alphabet('0', 10, Character.DECIMAL_DIGIT_NUMBER, NOT_ZERO);
    }

    /** Its characters, in ascending order. */
    IntStream characters() {
        return IntStream.range(first, first + span)
                .filter(each -> Character.getType(each) == type && inHalf(each - first));
    }

    private boolean inHalf(int offset) {
        return switch (half) {
            case HEXADECIMAL -> offset < 6;
            case OTHER -> offset >= 6;
            case NOT_ZERO -> offset > 0;
            case CAPITAL_ESCAPE -> offset >= 10;
            default -> true;
        };
    }
}
