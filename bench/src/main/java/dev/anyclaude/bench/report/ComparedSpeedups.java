package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.ForestChart;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.verdict.MetricVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The verdicts of both runs, one below the other. */
final class ComparedSpeedups {
    private ComparedSpeedups() {}

    static Section of(ReportModel first, ReportModel second) {
        Section.Builder section = Section.of("speedups", "Speedups", "Speedups");
        List<ForestChart.Row> rows = new ArrayList<>();
        Table.Builder table = Table.captioned("Verdicts of both runs")
                .texts("Comparison", "Bodies", "Run", "Verdict")
                .numbers("Speedup", "Interval", "Blocks", "Cold median", "Warm median", "Cached share");
        for (MetricVerdict verdict : first.summary().verdicts()) {
            add(rows, table, "A", verdict);
            second.summary().verdicts().stream()
                    .filter(each -> same(each, verdict))
                    .forEach(each -> add(rows, table, "B", each));
        }
        second.summary().verdicts().stream()
                .filter(each -> first.summary().verdicts().stream().noneMatch(other -> same(other, each)))
                .forEach(each -> add(rows, table, "B", each));
        if (rows.isEmpty()) {
            return section.say("Neither run compares anything.").build();
        }
        double claim = first.summary().claim();
        Caption caption = new Caption(
                "forest",
                first.simulated() || second.simulated()
                        ? "Speedup of warm over cold requests in both runs (SIMULATED)"
                        : "Speedup of warm over cold requests in both runs",
                "Each run's speedups with their intervals, against the claimed " + Quantity.times(claim));
        return section.figure(new Figure(
                        caption,
                        "Each square is a measured speedup, the bar its interval. Bars of A and B that do not overlap differ by"
                                + " more than their spread; bars that do may differ all the same.",
                        ForestChart.draw(caption, rows, claim),
                        table.build(),
                        true))
                .build();
    }

    private static boolean same(MetricVerdict one, MetricVerdict other) {
        return one.metric().equals(other.metric())
                && one.arm() == other.arm()
                && one.stratum().equals(other.stratum());
    }

    private static void add(List<ForestChart.Row> rows, Table.Builder table, String run, MetricVerdict verdict) {
        String name = Words.capital(Words.metric(verdict.metric())) + ", " + Words.arm(verdict.arm());
        rows.add(new ForestChart.Row(
                run + " · " + name,
                verdict.stratum(),
                verdict.speedup()
                        .map(each -> OptionalDouble.of(each.estimate()))
                        .orElse(OptionalDouble.empty()),
                verdict.speedup().map(each -> each.low()).orElse(OptionalDouble.empty()),
                verdict.speedup().map(each -> each.high()).orElse(OptionalDouble.empty()),
                VerdictBox.symbol(verdict.verdict()) + " " + verdict.verdict().name(),
                VerdictBox.css(verdict.verdict())));
        table.row(
                name,
                verdict.stratum(),
                run,
                verdict.verdict().name(),
                VerdictBox.speedup(verdict),
                verdict.speedup()
                        .map(each -> Words.interval(each, Quantity::times))
                        .orElse("–"),
                Integer.toString(verdict.blocks()),
                Words.or(verdict.coldMedianMs(), Quantity::millis, "–"),
                Words.or(verdict.warmMedianMs(), Quantity::millis, "–"),
                Words.or(verdict.cachedShare(), Quantity::percent, Words.UNKNOWN));
    }
}
