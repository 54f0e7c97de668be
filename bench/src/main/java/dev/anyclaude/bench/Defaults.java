package dev.anyclaude.bench;

import dev.anyclaude.bench.plan.PlanSettings.TimelineShape;
import java.time.Duration;

/** Every default of a run, with its reason. */
final class Defaults {
    /** The claim that gave the project its name: warm requests are at least so many times faster. */
    static final double CLAIM = 6;

    /** Seed of every random choice; any other is as good, and a stored one can be repeated. */
    static final long SEED = 6;

    /** Longest silence before a request is given up: ten minutes, which Claude Code itself allows. */
    static final Duration READ_TIMEOUT = Duration.ofMinutes(10);

    /** Longest pause kept between the turns of a replayed session. No cache here forgets within seconds. */
    static final long THINK_CAP_MILLIS = 50;

    private Defaults() {}

    /**
     * How large a run is. 7 blocks are the least whose signed-rank interval has a rank to give away at 95 %; 10 give a quick
     * verdict, 20 one to publish. The median of a block's warm requests is its value. Decoding is not what a cache shortens, so
     * answers are short.
     */
    enum Size {
        QUICK(7, 1, 1, 16, new TimelineShape(4, 1, 3)),
        NORMAL(10, 2, 3, 64, new TimelineShape(8, 3, 6)),
        PUBLISH(20, 4, 5, 64, new TimelineShape(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));

        final int blocks;
        final int rawBlocks;
        final int warmRounds;
        final int maxTokens;
        final TimelineShape timeline;

        Size(int blocks, int rawBlocks, int warmRounds, int maxTokens, TimelineShape timeline) {
            this.blocks = blocks;
            this.rawBlocks = rawBlocks;
            this.warmRounds = warmRounds;
            this.maxTokens = maxTokens;
            this.timeline = timeline;
        }
    }
}
