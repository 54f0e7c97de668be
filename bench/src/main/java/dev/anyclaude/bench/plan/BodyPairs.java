package dev.anyclaude.bench.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The bodies a comparison can be made with: what fills the cache, and what finds it filled. All of one list are of one stratum;
 * the list of the stratum that most bodies belong to comes first.
 */
final class BodyPairs {

    /**
     * Two bodies, the second of which finds the first in the cache.
     *
     * @param stratum class of the target
     */
    record Pair(ReplayTurn prime, ReplayTurn target, String stratum) {}

    private BodyPairs() {}

    /** First turns of different sessions with the same tools and system prompt. */
    static List<List<Pair>> firstTurns(List<ReplaySession> sessions) {
        List<ReplayTurn> firsts = sessions.stream()
                .flatMap(session -> session.mainTurns().stream().limit(1))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (ReplayTurn prime : firsts) {
            for (ReplayTurn target : firsts) {
                if (!prime.session().equals(target.session())
                        && prime.facts().headKey().equals(target.facts().headKey())) {
                    pairs.add(new Pair(prime, target, Stratum.firstTurn(target)));
                }
            }
        }
        return byStratum(pairs);
    }

    /** Turns of one conversation that follow each other. */
    static List<List<Pair>> nextTurns(List<ReplaySession> sessions) {
        List<Pair> pairs = new ArrayList<>();
        for (ReplaySession session : sessions) {
            List<ReplayTurn> turns = session.mainTurns();
            for (int i = 1; i < turns.size(); i++) {
                ReplayTurn earlier = turns.get(i - 1);
                ReplayTurn turn = turns.get(i);
                if (turn.continues(earlier)) {
                    pairs.add(new Pair(earlier, turn, Stratum.nextTurn(earlier, turn)));
                }
            }
        }
        return byStratum(pairs);
    }

    /**
     * One pair for each block, in random order, each as often as any other. Of more pairs than blocks the shortest prompts are
     * taken: a cold prompt costs the more than its share the longer it is, and the shorter it is the less a cache can save, so
     * this never flatters the claim.
     */
    static List<Pair> deal(List<Pair> pairs, int blocks, Random random) {
        List<Pair> shortest = pairs.stream()
                .sorted(Comparator.comparingInt(pair -> pair.target().facts().bytes()))
                .limit(blocks)
                .toList();
        List<Pair> dealt = new ArrayList<>();
        while (!shortest.isEmpty() && dealt.size() < blocks) {
            List<Pair> round = new ArrayList<>(shortest);
            Collections.shuffle(round, random);
            dealt.addAll(round.subList(0, Math.min(round.size(), blocks - dealt.size())));
        }
        return dealt;
    }

    private static List<List<Pair>> byStratum(List<Pair> pairs) {
        Map<String, List<Pair>> byStratum =
                pairs.stream().collect(Collectors.groupingBy(Pair::stratum, TreeMap::new, Collectors.toList()));
        return byStratum.values().stream()
                .sorted(Comparator.comparingInt((List<Pair> each) -> each.size())
                        .reversed())
                .toList();
    }
}
