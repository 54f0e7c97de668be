package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;

/**
 * How many requests of a build found the turn before in the cache, of those that were meant to.
 *
 * @param warm by the backend's own count of cached tokens
 * @param completed of those that were meant to
 */
public record WarmShare(int warm, int completed) {
    private static final double LEAST = 0.5;

    /** Below it a build's own requests make no baseline for later ones. */
    private static final double LEAST_TO_KEEP = 0.98;

    /** The share of the build on a route. */
    static WarmShare of(List<TurnSample> samples, Route route) {
        List<TurnSample> meant = samples.stream()
                .filter(each -> meant(each) && each.path() == route)
                .toList();
        return new WarmShare((int) meant.stream().filter(TurnSample::accepted).count(), meant.size());
    }

    /**
     * The samples, in which every completed request that was meant to be warm counts: a build that loses the cache is slower for
     * just that reason, and leaving its requests out would hide it.
     */
    static List<TurnSample> asMeant(List<TurnSample> samples) {
        return samples.stream()
                .map(each -> meant(each) ? each.accepting() : each)
                .toList();
    }

    /** Whether medians of such requests are those of warm ones. */
    boolean suffices() {
        return warm > LEAST * completed;
    }

    /** Whether a later build may be held against such requests. */
    boolean mayBeKept() {
        return completed > 0 && warm >= LEAST_TO_KEEP * completed;
    }

    private static boolean meant(TurnSample sample) {
        return sample.arm() == Arm.W2 && sample.block() != TurnSample.NO_BLOCK && sample.outcome() == Outcome.COMPLETED;
    }
}
