package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Slo;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Goodput;
import java.util.List;

/** Goodput of every arm, route and stratum, over accepted requests. */
final class Goodputs {
    private Goodputs() {}

    static List<GoodputShare> of(List<TurnSample> samples, Slo slo) {
        Goodput good = new Goodput(slo.ttftMillis(), slo.tpotMillis());
        return Cells.of(samples).entrySet().stream()
                .map(each -> new GoodputShare(
                        each.getKey().arm(),
                        each.getKey().path(),
                        each.getKey().stratum(),
                        each.getValue().size(),
                        good.ttftMillis(),
                        good.tpotMillis(),
                        good.of(each.getValue()).orElseThrow()))
                .toList();
    }
}
