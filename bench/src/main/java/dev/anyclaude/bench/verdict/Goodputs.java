package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Goodput;
import java.util.List;

/** Goodput of every arm, route and stratum, over accepted requests. */
final class Goodputs {
    /** First output within 2 s, then at least 10 tokens a second: about as fast as one reads. */
    private static final Goodput GOOD = new Goodput(2_000, 100);

    private Goodputs() {}

    static List<GoodputShare> of(List<TurnSample> samples) {
        return Cells.of(samples).entrySet().stream()
                .map(each -> new GoodputShare(
                        each.getKey().arm(),
                        each.getKey().path(),
                        each.getKey().stratum(),
                        each.getValue().size(),
                        GOOD.ttftMillis(),
                        GOOD.tpotMillis(),
                        GOOD.of(each.getValue()).orElseThrow()))
                .toList();
    }
}
