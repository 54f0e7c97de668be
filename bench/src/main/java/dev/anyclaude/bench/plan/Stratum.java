package dev.anyclaude.bench.plan;

/** The class of a body: how much of it the cache can hold, how much is new, what was answered. Sizes are in bytes of JSON. */
final class Stratum {
    private static final int[] PREFIX_KIB = {16, 32, 64, 128, 256};
    private static final int[] NEW_KIB = {1, 4, 16, 64};

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
        return "prefix " + range(prefixBytes, PREFIX_KIB) + ", new " + range(newBytes, NEW_KIB) + ", " + answer;
    }

    private static String range(int bytes, int[] boundsKib) {
        int lower = 0;
        for (int bound : boundsKib) {
            if (bytes < bound * 1024) {
                return lower + "-" + bound + " KiB";
            }
            lower = bound;
        }
        return lower + "+ KiB";
    }
}
