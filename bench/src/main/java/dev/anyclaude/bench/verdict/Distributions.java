package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.ChunkGaps;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.stats.Quantiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Every metric of every arm, route and stratum, over accepted requests. Requests that set up a state are left out. */
final class Distributions {
    private Distributions() {}

    private record Cell(Arm arm, Route path, String stratum) {}

    static List<Distribution> of(List<TurnSample> samples) {
        Map<Cell, List<TurnSample>> cells = samples.stream()
                .filter(each -> each.accepted() && each.arm() != Arm.PRIME)
                .collect(Collectors.groupingBy(
                        each -> new Cell(each.arm(), each.path(), each.stratum()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Distribution> all = new ArrayList<>();
        for (Metric metric : Metrics.all()) {
            cells.forEach((cell, members) -> add(
                    all,
                    cell,
                    metric.key(),
                    members.stream()
                            .map(metric::of)
                            .flatMapToDouble(OptionalDouble::stream)
                            .toArray()));
        }
        cells.forEach((cell, members) -> add(all, cell, "chunk-gap", ChunkGaps.pooled(members)));
        cells.forEach((cell, members) -> add(
                all,
                cell,
                "chunk-gap-median",
                members.stream()
                        .map(ChunkGaps::median)
                        .flatMapToDouble(OptionalDouble::stream)
                        .toArray()));
        return all;
    }

    private static void add(List<Distribution> all, Cell cell, String metric, double[] millis) {
        if (millis.length == 0) {
            return;
        }
        Quantiles quantiles = Quantiles.of(millis);
        all.add(new Distribution(
                cell.arm(),
                cell.path(),
                metric,
                cell.stratum(),
                millis.length,
                quantiles.min(),
                quantiles.p50(),
                quantiles.at(0.9),
                quantiles.at(0.99),
                quantiles.max(),
                quantiles.upperLimit(0.9),
                quantiles.upperLimit(0.99)));
    }
}
