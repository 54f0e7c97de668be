package dev.anyclaude.bench;

import dev.anyclaude.bench.plan.PlanSettings.TimelineShape;

/**
 * How large a run is.
 *
 * @param blocks 7 are the least whose signed-rank interval has a rank to give away at 95 %; 10 give a quick verdict, 20 one to
 *     publish
 * @param rawBlocks blocks that compare {@code --raw} too, at two more cold prompts each
 * @param warmRounds warm requests of each kind per block; their median is the block's value
 * @param maxTokens answer length; decoding is not what a cache shortens, so short
 * @param timeline how much of whole sessions is replayed
 * @param strata classes of bodies each question is asked of; every one beside the headline's costs a cold prompt per block
 */
record RunSize(int blocks, int rawBlocks, int warmRounds, int maxTokens, TimelineShape timeline, int strata) {
    static final RunSize QUICK = new RunSize(7, 0, 1, 4, new TimelineShape(1, 1, 0), 1);
    static final RunSize NORMAL = new RunSize(10, 2, 2, 32, new TimelineShape(8, 3, 6), 1);
    static final RunSize PUBLISH =
            new RunSize(20, 4, 5, 64, new TimelineShape(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE), 3);
}
