package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Goodput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Goodput of every arm, route and stratum, over accepted requests. */
final class Goodputs {
    /** First output within 2 s, then at least 10 tokens a second: about as fast as one reads. */
    private static final Goodput GOOD = new Goodput(2_000, 100);

    private Goodputs() {}

    private record Cell(Arm arm, Route path, String stratum) {}

    static List<GoodputShare> of(List<TurnSample> samples) {
        Map<Cell, List<TurnSample>> cells = samples.stream()
                .filter(each -> each.accepted() && each.arm() != Arm.PRIME)
                .collect(Collectors.groupingBy(
                        each -> new Cell(each.arm(), each.path(), each.stratum()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return cells.entrySet().stream()
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
