package dev.anyclaude.bench.plan;

/**
 * The class of a body: how much of it the cache can hold, how much is new, what was answered. It is named before anything is sent,
 * so tokens are not counted but taken to be of four bytes of JSON each; what the backend counted is in the samples and the verdict.
 */
final class Stratum {
    private static final int BYTES_PER_TOKEN = 4;
    private static final int[] PREFIX_TOKENS = {4_096, 8_192, 16_384, 32_768, 65_536};
    private static final int[] NEW_TOKENS = {256, 1_024, 4_096, 16_384};

    private Stratum() {}

    /** Class of a session's first request, after a sibling has left tools and system prompt in the cache. */
    static String firstTurn(ReplayTurn turn) {
        return name(
                turn.facts().headBytes(), turn.facts().bytes() - turn.facts().headBytes(), turn.answer());
    }

    /** Class of a request after an earlier one of the same conversation. */
    static String nextTurn(ReplayTurn earlier, ReplayTurn turn) {
        int added = Math.max(0, turn.facts().bytes() - earlier.facts().bytes());
        return name(turn.facts().bytes() - added, added, turn.answer());
    }

    private static String name(int prefixBytes, int newBytes, String answer) {
        return "prefix " + range(prefixBytes, PREFIX_TOKENS) + " tokens, new " + range(newBytes, NEW_TOKENS)
                + " tokens, " + answer;
    }

    private static String range(int bytes, int[] bounds) {
        int lower = 0;
        for (int bound : bounds) {
            if (bytes < bound * BYTES_PER_TOKEN) {
                return brief(lower) + "-" + brief(bound);
            }
            lower = bound;
        }
        return brief(lower) + "+";
    }

    /** 8192 as 8k. */
    private static String brief(int tokens) {
        return tokens < 1_024 ? Integer.toString(tokens) : tokens / 1_024 + "k";
    }
}
