package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Block;
import dev.anyclaude.bench.stats.Comparison;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.stats.Metrics;
import java.util.List;
import java.util.Optional;

/** What the proxy adds, from pairs of requests with the same upstream bytes. */
final class Overheads {
    private Overheads() {}

    static Optional<ProxyOverhead> of(ReplayPlan plan, List<TurnSample> samples) {
        List<Block> blocks = plan.requests().stream()
                .filter(each -> each.arm() == Arm.DIRECT)
                .map(PlannedRequest::stratum)
                .distinct()
                .flatMap(stratum -> pairs(samples, stratum).blocks().stream())
                .toList();
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        Estimate added = new Comparison(List.of(), List.of(), blocks).differenceMillis();
        return Optional.of(
                new ProxyOverhead(added.estimate(), added.low(), added.high(), added.level(), blocks.size()));
    }

    private static Comparison pairs(List<TurnSample> samples, String stratum) {
        return Comparison.of(
                samples,
                Metrics.TTFT,
                new Comparison.Side(Arm.W2, Route.PROXY),
                new Comparison.Side(Arm.DIRECT, Route.DIRECT),
                stratum);
    }
}
