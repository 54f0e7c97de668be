package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.ChunkGaps;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.stats.Quantiles;
import dev.anyclaude.bench.verdict.Cells.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Every metric of every arm, route and stratum. */
final class Distributions {
    private Distributions() {}

    static List<Distribution> of(List<TurnSample> samples) {
        Map<Cell, List<TurnSample>> cells = Cells.of(samples);
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
