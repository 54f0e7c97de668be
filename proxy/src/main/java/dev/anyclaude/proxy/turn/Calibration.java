package dev.anyclaude.proxy.turn;

import java.util.OptionalInt;

/** How many bytes of a prompt make a token, learnt from what the backend reported of earlier turns. Thread-safe. */
final class Calibration {
    private long bytes;
    private long tokens;

    synchronized void learn(int promptBytes, int promptTokens) {
        if (promptTokens > 0) {
            bytes += promptBytes;
            tokens += promptTokens;
        }
    }

    /** Tokens of a prompt of this size; empty before the first report. */
    synchronized OptionalInt tokensOf(int promptBytes) {
        return tokens == 0
                ? OptionalInt.empty()
                : OptionalInt.of(Math.max(1, (int) Math.round((double) promptBytes * tokens / bytes)));
    }
}
