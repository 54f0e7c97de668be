package dev.anyclaude.bench.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Decides what a run sends. Pure: the same sessions, settings and seed give the same plan.
 *
 * <p>Every block holds two cold prompts, the dearest thing there is, and asks both questions of its own bodies:
 *
 * <pre>
 * next turn:    reset, X(k+1) COLD, then rounds of  X(k) PRIME, X(k+1) W2 or DIRECT
 * first turn:   reset, Y(0) COLD,   then rounds of  X(0) PRIME, Y(0) W1
 * some blocks:  reset, X(0) PRIME raw, Y(0) RAW
 * </pre>
 *
 * X and Y are sessions of one project. Which comes first, which bodies, and the order of the rounds are drawn so that each
 * occurs as often as the other. Where more than one class of bodies is asked for, both questions are put to further classes too,
 * at one more cold prompt each in every block and anywhere in it.
 */
public final class PlanBuilder {
    private final PlanSettings settings;
    private final Random random;
    private final RequestList requests = new RequestList();

    private PlanBuilder(PlanSettings settings, long seed) {
        this.settings = settings;
        this.random = new Random(seed);
    }

    /**
     * Makes a plan.
     *
     * @throws PlanException if the sessions allow neither comparison
     */
    public static ReplayPlan build(List<ReplaySession> sessions, PlanSettings settings, long seed) {
        if (!(settings.claim() > 1)) {
            throw new IllegalArgumentException("a claimed speedup must be greater than 1: " + settings.claim());
        }
        List<List<BodyPairs.Pair>> firsts = BodyPairs.firstTurns(sessions);
        List<List<BodyPairs.Pair>> nexts = BodyPairs.nextTurns(sessions);
        if (firsts.isEmpty() && nexts.isEmpty()) {
            throw new PlanException("nothing can be compared: a run needs a session with two turns,"
                    + " or two sessions of one project (same tools and system prompt)");
        }
        PlanBuilder builder = new PlanBuilder(settings, seed);
        builder.warmUp();
        builder.blocks(firsts, nexts);
        builder.timeline(sessions);
        Headline headline = firsts.isEmpty()
                ? Headline.of("ttft", Arm.W2, nexts.get(0).get(0).stratum(), settings)
                : Headline.of("ttft", Arm.W1, firsts.get(0).get(0).stratum(), settings);
        return new ReplayPlan(
                ReplayPlan.SCHEMA, seed, settings, headline, ReplayPlan.Source.of(sessions), builder.requests.all());
    }

    private void warmUp() {
        ReplayTurn turn = WarmUp.session(settings.overrides()).turns().get(0);
        requests.prime(PlannedRequest.NONE, Route.PROXY, turn);
        requests.prime(PlannedRequest.NONE, Route.RAW, turn);
    }

    private void blocks(List<List<BodyPairs.Pair>> firsts, List<List<BodyPairs.Pair>> nexts) {
        int blocks = settings.blocks();
        List<BodyPairs.Pair> first = BodyPairs.deal(most(firsts), blocks, random);
        List<BodyPairs.Pair> next = BodyPairs.deal(most(nexts), blocks, random);
        List<Boolean> firstTurnLeads = balanced(blocks, random);
        List<Boolean> directLeads = balanced(blocks, random);
        List<Integer> raw = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            raw.add(block);
        }
        Collections.shuffle(raw, random);
        List<Integer> rawBlocks = raw.subList(0, settings.rawBlocks());
        List<List<BodyPairs.Pair>> otherFirsts = further(firsts);
        List<List<BodyPairs.Pair>> otherNexts = further(nexts);
        for (int block = 0; block < blocks; block++) {
            int number = block;
            List<Runnable> chains = new ArrayList<>();
            if (!first.isEmpty()) {
                chains.add(() -> coldAndWarm(number, Arm.W1, first.get(number)));
            }
            if (!next.isEmpty()) {
                boolean lead = directLeads.get(block);
                chains.add(
                        firstTurnLeads.get(block) ? chains.size() : 0, () -> nextTurn(number, next.get(number), lead));
            }
            if (rawBlocks.contains(block) && !first.isEmpty()) {
                chains.add(random.nextInt(chains.size() + 1), () -> raw(number, first.get(number)));
            }
            for (List<BodyPairs.Pair> dealt : otherFirsts) {
                chains.add(random.nextInt(chains.size() + 1), () -> coldAndWarm(number, Arm.W1, dealt.get(number)));
            }
            for (List<BodyPairs.Pair> dealt : otherNexts) {
                chains.add(random.nextInt(chains.size() + 1), () -> coldAndWarm(number, Arm.W2, dealt.get(number)));
            }
            chains.forEach(Runnable::run);
        }
    }

    private static List<BodyPairs.Pair> most(List<List<BodyPairs.Pair>> strata) {
        return strata.isEmpty() ? List.of() : strata.get(0);
    }

    /** A pair for each block of every class but the first, as many as there are to be. */
    private List<List<BodyPairs.Pair>> further(List<List<BodyPairs.Pair>> strata) {
        return strata.stream()
                .limit(settings.strata())
                .skip(1)
                .map(each -> BodyPairs.deal(each, settings.blocks(), random))
                .toList();
    }

    private void coldAndWarm(int block, Arm arm, BodyPairs.Pair pair) {
        requests.afterReset(block, Arm.COLD, Route.PROXY, pair.target(), pair.stratum());
        warmRounds(block, arm, pair);
    }

    private void warmRounds(int block, Arm arm, BodyPairs.Pair pair) {
        for (int round = 0; round < settings.warmRounds(); round++) {
            warm(block, arm, Route.PROXY, pair);
        }
    }

    private void nextTurn(int block, BodyPairs.Pair pair, boolean directLeads) {
        requests.afterReset(block, Arm.COLD, Route.PROXY, pair.target(), pair.stratum());
        if (directLeads) {
            warm(block, Arm.DIRECT, Route.DIRECT, pair);
        }
        warmRounds(block, Arm.W2, pair);
        if (!directLeads) {
            warm(block, Arm.DIRECT, Route.DIRECT, pair);
        }
    }

    private void warm(int block, Arm arm, Route path, BodyPairs.Pair pair) {
        int prime = requests.prime(block, Route.PROXY, pair.prime());
        requests.after(prime, block, arm, path, pair.target(), pair.stratum());
    }

    private void raw(int block, BodyPairs.Pair pair) {
        int prime = requests.afterReset(block, Arm.PRIME, Route.RAW, pair.prime(), "");
        requests.after(prime, block, Arm.RAW, Route.RAW, pair.target(), pair.stratum());
    }

    private void timeline(List<ReplaySession> sessions) {
        List<ReplayTurn> turns = Timeline.of(sessions, settings.timeline());
        List<Route> routes = new ArrayList<>(List.of(Route.RAW, Route.PROXY));
        Collections.shuffle(routes, random);
        for (Route route : routes) {
            for (int i = 0; i < turns.size(); i++) {
                long think = i == 0 ? 0 : Timeline.thinkMillis(turns.get(i - 1), turns.get(i));
                requests.timeline(route, turns.get(i), i == 0, Math.min(think, settings.thinkCapMillis()));
            }
        }
    }

    /** As many of one as of the other, at most one apart, in random order. */
    static List<Boolean> balanced(int count, Random random) {
        List<Boolean> coins = new ArrayList<>();
        boolean odd = random.nextBoolean();
        for (int i = 0; i < count; i++) {
            coins.add(i % 2 == 0 ? odd : !odd);
        }
        Collections.shuffle(coins, random);
        return coins;
    }
}
