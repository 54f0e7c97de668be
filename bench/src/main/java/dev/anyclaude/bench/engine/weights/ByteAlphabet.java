package dev.anyclaude.bench.engine.weights;

/**
 * The letters that stand for the 256 bytes in a byte-level vocabulary, as the GPT-2 tokeniser defines them: printable Latin-1
 * characters stand for themselves, the other bytes take the code points from 256 on.
 */
final class ByteAlphabet {
    private static final int FIRST_STAND_IN = 256;

    private ByteAlphabet() {}

    static String[] letters() {
        String[] letters = new String[256];
        int standIn = FIRST_STAND_IN;
        for (int value = 0; value < letters.length; value++) {
            letters[value] = Character.toString(isPrintable(value) ? value : standIn++);
        }
        return letters;
    }

    private static boolean isPrintable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
    }
}
