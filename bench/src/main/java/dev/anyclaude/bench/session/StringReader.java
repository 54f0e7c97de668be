package dev.anyclaude.bench.session;

import org.jspecify.annotations.Nullable;

/** The inside of a JSON string, escapes and all, up to the quotation mark that closes it. */
final class StringReader implements CharMapper {
    private static final int HEX_DIGITS = 4;

    private final CharMapper inner;
    private final @Nullable StringBuilder copy;
    private boolean over;
    private boolean escape;
    private int hexLeft;
    private int unit;
    private int highSurrogate;

    /**
     * A reader of one string.
     *
     * @param inner maps its characters
     * @param copy is appended its characters as they were
     */
    StringReader(CharMapper inner, @Nullable StringBuilder copy) {
        this.inner = inner;
        this.copy = copy;
    }

    /** Whether the string was closed. */
    boolean isOver() {
        return over;
    }

    @Override
    public int map(int codePoint, Form form) {
        if (hexLeft > 0) {
            return hex(codePoint);
        }
        if (escape) {
            escape = false;
            if (codePoint == 'u') {
                hexLeft = HEX_DIGITS;
                unit = 0;
            } else {
                take(unescaped(codePoint), Form.PLAIN);
            }
            return codePoint;
        }
        if (codePoint == '\\') {
            escape = true;
            return codePoint;
        }
        if (codePoint == '"') {
            over = true;
            return codePoint;
        }
        return take(codePoint, form);
    }

    private int hex(int digit) {
        int value = Character.digit(digit, 16);
        unit = unit * 16 + Math.max(0, value);
        hexLeft--;
        if (hexLeft > 0 || value < 0) {
            return digit;
        }
        if (Character.isHighSurrogate((char) unit)) {
            highSurrogate = unit;
            return digit;
        }
        int codePoint = unit;
        if (highSurrogate != 0 && Character.isLowSurrogate((char) unit)) {
            codePoint = Character.toCodePoint((char) highSurrogate, (char) unit);
        }
        highSurrogate = 0;
        int mapped = take(codePoint, digit >= 'A' && digit <= 'F' ? Form.ESCAPED_CAPITAL : Form.ESCAPED);
        if (mapped == codePoint || mapped >> 4 != codePoint >> 4) {
            return digit;
        }
        char lower = Character.forDigit(mapped & 15, 16);
        return digit >= 'A' && digit <= 'F' ? Character.toUpperCase(lower) : lower;
    }

    private int take(int codePoint, Form form) {
        if (copy != null) {
            copy.appendCodePoint(codePoint);
        }
        return inner.map(codePoint, form);
    }

    private static int unescaped(int codePoint) {
        return switch (codePoint) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> codePoint;
        };
    }
}
