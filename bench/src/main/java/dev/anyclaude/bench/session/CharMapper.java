package dev.anyclaude.bench.session;

/** Turns a text into another of the same length, one character after the other, never looking ahead. */
interface CharMapper {
    /** Every character stays. */
    CharMapper KEEP = (codePoint, form) -> codePoint;

    /** How a character is written, which limits what can stand in its place. */
    enum Form {
        /** As itself: the replacement may differ in its last UTF-8 byte. */
        PLAIN,
        /** As a JSON escape that ends in a digit or a small letter: the replacement may differ in its last digit. */
        ESCAPED,
        /** As a JSON escape that ends in a capital letter, likewise. */
        ESCAPED_CAPITAL
    }

    /** The character for the next character. */
    int map(int codePoint, Form form);
}
