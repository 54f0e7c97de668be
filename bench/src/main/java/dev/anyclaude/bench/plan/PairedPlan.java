package dev.anyclaude.bench.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Decides what a comparison of two builds sends. Pure: the same arguments give the same plan.
 *
 * <pre>
 * block:  for each build, in random order:  reset, then rounds of  X(k) PRIME, X(k+1) W2
 * </pre>
 *
 * Each build comes first in as many blocks as the other. The cache is emptied before each build's turn, so that neither finds
 * what the other left.
 */
public final class PairedPlan {
    private PairedPlan() {}

    /**
     * Makes a plan.
     *
     * @param routes of the builds: {@link Route#PROXY}, and {@link Route#BASELINE} if there are two
     * @param warmRounds readings of each build in each block
     * @throws PlanException if no session has two turns
     */
    public static ReplayPlan build(
            List<ReplaySession> sessions,
            List<Route> routes,
            int blocks,
            int warmRounds,
            Overrides overrides,
            long seed) {
        PlanSettings.TimelineShape nothing = new PlanSettings.TimelineShape(0, 0, 0);
        PlanSettings settings = new PlanSettings(blocks, 0, warmRounds, nothing, overrides, 0, 1);
        List<List<BodyPairs.Pair>> strata = BodyPairs.nextTurns(sessions);
        if (strata.isEmpty()) {
            throw new PlanException("nothing can be compared: a gate needs a session with two turns");
        }
        List<BodyPairs.Pair> pairs = strata.get(0);
        Random random = new Random(seed);
        RequestList requests = new RequestList();
        ReplayTurn warmUp = WarmUp.session(overrides).turns().get(0);
        routes.forEach(route -> requests.prime(PlannedRequest.NONE, route, warmUp));
        List<BodyPairs.Pair> dealt = BodyPairs.deal(pairs, blocks, random);
        List<Boolean> forwards = PlanBuilder.balanced(blocks, random);
        for (int block = 0; block < blocks; block++) {
            List<Route> order = new ArrayList<>(routes);
            if (!forwards.get(block)) {
                Collections.reverse(order);
            }
            for (Route route : order) {
                build(requests, block, route, dealt.get(block), warmRounds);
            }
        }
        Headline headline = Headline.of("ttft", Arm.W2, pairs.get(0).stratum(), settings);
        return new ReplayPlan(
                ReplayPlan.SCHEMA, seed, settings, headline, ReplayPlan.Source.of(sessions), requests.all());
    }

    private static void build(RequestList requests, int block, Route route, BodyPairs.Pair pair, int rounds) {
        int prime = requests.afterReset(block, Arm.PRIME, route, pair.prime(), "");
        for (int round = 0; round < rounds; round++) {
            if (round > 0) {
                prime = requests.prime(block, route, pair.prime());
            }
            requests.after(prime, block, Arm.W2, route, pair.target(), pair.stratum());
        }
    }
}
