package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Accepted requests by arm, route and stratum. Requests that set up a state are left out. */
final class Cells {
    record Cell(Arm arm, Route path, String stratum) {}

    private Cells() {}

    static Map<Cell, List<TurnSample>> of(List<TurnSample> samples) {
        return samples.stream()
                .filter(each -> each.accepted() && each.arm() != Arm.PRIME)
                .collect(Collectors.groupingBy(
                        each -> new Cell(each.arm(), each.path(), each.stratum()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }
}
