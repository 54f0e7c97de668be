package dev.anyclaude.bench.plan;

/**
 * How large a run is.
 *
 * @param blocks repetitions of the whole comparison
 * @param rawBlocks in how many of them {@code --raw} is compared too, at the price of two more cold prompts each
 * @param warmRounds warm requests of each kind per block
 * @param timeline how much of the sessions is replayed as a whole
 * @param overrides what is changed in every body
 * @param thinkCapMillis longest pause between turns of a replayed session; shorter ones are as recorded
 * @param claim speedup under test; 1 if the run is to show none
 * @param slo what counts as a good answer
 * @param strata most classes of bodies each question is asked of, the headline's among them
 */
public record PlanSettings(
        int blocks,
        int rawBlocks,
        int warmRounds,
        TimelineShape timeline,
        Overrides overrides,
        long thinkCapMillis,
        double claim,
        Slo slo,
        Integer strata) {
    /** The claim that gave the project its name: warm requests are at least so many times faster. */
    public static final double CLAIM = 6;

    /** Seed of every random choice; any other is as good, and a stored one can be repeated. */
    public static final long SEED = 6;

    /** Longest pause kept between the turns of a replayed session. No cache here forgets within seconds. */
    public static final long THINK_CAP_MILLIS = 50;

    /**
     * Requests of each whole session replayed.
     *
     * @param first of the first session
     * @param sibling of another session of its project
     * @param interactive of the session with most side requests, those included
     */
    public record TimelineShape(int first, int sibling, int interactive) {
        public TimelineShape {
            if (first < 0 || sibling < 0 || interactive < 0) {
                throw new IllegalArgumentException(first + ", " + sibling + ", " + interactive);
            }
        }
    }

    /** With what usually counts as a good answer, and one class of bodies. */
    public PlanSettings(
            int blocks,
            int rawBlocks,
            int warmRounds,
            TimelineShape timeline,
            Overrides overrides,
            long thinkCapMillis,
            double claim) {
        this(blocks, rawBlocks, warmRounds, timeline, overrides, thinkCapMillis, claim, Slo.STANDARD, 1);
    }

    public PlanSettings {
        slo = slo == null ? Slo.STANDARD : slo; // a plan.json may leave either out
        strata = strata == null ? 1 : strata;
        if (blocks < 1 || rawBlocks < 0 || rawBlocks > blocks || warmRounds < 1 || thinkCapMillis < 0) {
            throw new IllegalArgumentException("blocks " + blocks + ", rawBlocks " + rawBlocks + ", warmRounds "
                    + warmRounds + ", thinkCapMillis " + thinkCapMillis);
        }
        if (strata < 1) {
            throw new IllegalArgumentException("at least 1 class of bodies, not " + strata);
        }
        if (!(claim >= 1 && Double.isFinite(claim))) {
            throw new IllegalArgumentException("a claimed speedup must be at least 1: " + claim);
        }
    }
}
