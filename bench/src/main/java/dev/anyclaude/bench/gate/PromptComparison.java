package dev.anyclaude.bench.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a proxy sends now beside what was recorded. Exact: no tolerance, no chance.
 *
 * <ul>
 *   <li>calls: more than recorded, or none where there were some;
 *   <li>bytes: more than recorded;
 *   <li>shared prefix: shorter, and what comes behind it longer (a shorter head alone is an improvement);
 *   <li>cached share: more tokens left to prefill, and a smaller share cached.
 * </ul>
 *
 * @param turns compared
 * @param worse one sentence for each number that got worse
 * @param better numbers that got better; worth recording anew
 */
public record PromptComparison(int turns, List<Change> worse, List<Change> better) {

    /** A number of a turn that is not what was recorded. */
    public record Change(String turn, String what, String recorded, String now) {
        @Override
        public String toString() {
            return turn + ": " + what + " " + now + ", recorded " + recorded;
        }
    }

    public PromptComparison {
        worse = List.copyOf(worse);
        better = List.copyOf(better);
    }

    /**
     * Compares turn by turn.
     *
     * @throws GateException of kind BASELINE if the two are not of the same recordings
     */
    public static PromptComparison of(PromptLedger recorded, PromptLedger now) {
        if (!recorded.sessions().equals(now.sessions())) {
            throw new GateException(
                    GateException.Kind.BASELINE,
                    "the recorded baseline is of other sessions than those given; compare with the same sessions, or"
                            + " record anew with: bench gate prompts --record");
        }
        Map<String, PromptTurn> before = new HashMap<>();
        recorded.turns().forEach(each -> before.put(each.name(), each));
        List<Change> worse = new ArrayList<>();
        List<Change> better = new ArrayList<>();
        for (PromptTurn turn : now.turns()) {
            PromptTurn old = before.remove(turn.name());
            if (old == null) {
                throw missing(turn.name(), "recorded baseline");
            }
            compare(old, turn, worse, better);
        }
        for (String left : before.keySet()) {
            throw missing(left, "replay");
        }
        return new PromptComparison(now.turns().size(), worse, better);
    }

    private static GateException missing(String turn, String where) {
        return new GateException(
                GateException.Kind.BASELINE,
                turn + " is not in the " + where + "; record anew with: bench gate prompts --record");
    }

    private static void compare(PromptTurn old, PromptTurn now, List<Change> worse, List<Change> better) {
        boolean silent = now.upstreamCalls() == 0 && old.upstreamCalls() > 0;
        Sorter sorter = new Sorter(now.name(), worse, better);
        sorter.sort(
                "upstream calls",
                silent || now.upstreamCalls() > old.upstreamCalls(),
                now.upstreamCalls() < old.upstreamCalls(),
                Integer.toString(old.upstreamCalls()),
                Integer.toString(now.upstreamCalls()));
        if (silent) {
            return;
        }
        sorter.sort(
                "upstream bytes",
                now.upstreamBytes() > old.upstreamBytes(),
                now.upstreamBytes() < old.upstreamBytes(),
                Integer.toString(old.upstreamBytes()),
                Integer.toString(now.upstreamBytes()));
        int restNow = now.upstreamBytes() - now.sharedPrefixBytes();
        int restOld = old.upstreamBytes() - old.sharedPrefixBytes();
        sorter.sort(
                "shared prefix (bytes)",
                now.sharedPrefixBytes() < old.sharedPrefixBytes() && restNow > restOld,
                restNow < restOld,
                Integer.toString(old.sharedPrefixBytes()),
                Integer.toString(now.sharedPrefixBytes()));
        int prefillNow = now.promptTokens() - now.cachedTokens();
        int prefillOld = old.promptTokens() - old.cachedTokens();
        sorter.sort(
                "cached share",
                prefillNow > prefillOld && now.cachedShare() < old.cachedShare(),
                prefillNow < prefillOld,
                share(old),
                share(now));
    }

    private static String share(PromptTurn turn) {
        return String.format(
                Locale.ROOT, "%.4f (%d of %d)", turn.cachedShare(), turn.cachedTokens(), turn.promptTokens());
    }

    private record Sorter(String turn, List<Change> worse, List<Change> better) {
        void sort(String what, boolean isWorse, boolean isBetter, String recorded, String now) {
            if (isWorse) {
                worse.add(new Change(turn, what, recorded, now));
            } else if (isBetter) {
                better.add(new Change(turn, what, recorded, now));
            }
        }
    }
}
