package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.ForestChart;
import dev.anyclaude.bench.report.chart.Ink;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.report.chart.SlopeChart;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.stats.Quantiles;
import dev.anyclaude.bench.verdict.MetricVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** All speedups with their intervals, and the blocks they come from. */
final class SpeedupSection {
    private SpeedupSection() {}

    static Section of(ReportModel model) {
        Section.Builder section = Section.of("speedups", "Speedups", "Speedups");
        List<MetricVerdict> verdicts = model.summary().verdicts();
        if (verdicts.isEmpty()) {
            return section.say("The plan compares nothing, so there is no speedup to show.")
                    .build();
        }
        section.say(
                "A speedup is the time of cold requests divided by the time of warm ones with the same bodies, taken"
                        + " within each block and then over the blocks. Only the comparison marked “headline” was the"
                        + " claim when the run began; the others are exploratory.");
        section.figure(forest(model, verdicts));
        int number = 0;
        for (MetricVerdict verdict : verdicts) {
            if (verdict.metric().equals(Metrics.TTFT.key())) {
                List<SlopeChart.Pair> pairs = pairs(model, verdict);
                if (!pairs.isEmpty()) {
                    section.figure(slopes(model, verdict, pairs, number));
                }
                number++;
            }
        }
        return section.folded(VerdictTables.crossChecks(verdicts)).build();
    }

    private static Figure forest(ReportModel model, List<MetricVerdict> verdicts) {
        List<ForestChart.Row> rows = verdicts.stream()
                .map(each -> new ForestChart.Row(
                        Words.capital(Words.metric(each.metric())) + ", " + Words.arm(each.arm())
                                + (each.headline() ? " · headline" : ""),
                        each.stratum(),
                        each.speedup()
                                .map(speedup -> OptionalDouble.of(speedup.estimate()))
                                .orElse(OptionalDouble.empty()),
                        each.speedup().map(speedup -> speedup.low()).orElse(OptionalDouble.empty()),
                        each.speedup().map(speedup -> speedup.high()).orElse(OptionalDouble.empty()),
                        VerdictBox.symbol(each.verdict()) + " " + each.verdict().name(),
                        VerdictBox.css(each.verdict())))
                .toList();
        Caption caption = new Caption(
                "forest",
                model.title("Speedup of warm over cold requests"),
                "Each comparison's speedup with its interval, against the claimed "
                        + Quantity.times(model.summary().claim()));
        return new Figure(
                caption,
                "Each square is a measured speedup, the bar its interval. A bar wholly right of the dashed line confirms"
                        + " the claim, one wholly left of it refutes it. The axis is logarithmic.",
                ForestChart.draw(caption, rows, model.summary().claim()),
                VerdictTables.speedups(verdicts),
                true);
    }

    private static Figure slopes(ReportModel model, MetricVerdict verdict, List<SlopeChart.Pair> pairs, int number) {
        Caption caption = new Caption(
                "slopes-" + number,
                model.title("Cold to " + Words.arm(verdict.arm()) + ", block by block"),
                Words.plural(pairs.size(), "block", "blocks") + " of " + verdict.stratum());
        Table.Builder table = Table.captioned("Medians of each block, " + verdict.stratum())
                .texts("Block")
                .numbers("Cold", "Warm");
        pairs.forEach(
                pair -> table.row(pair.name(), Quantity.millis(pair.fromMillis()), Quantity.millis(pair.toMillis())));
        return new Figure(
                caption,
                "Each line is one block, from the median of its cold requests to the median of its warm ones. Parallel"
                        + " lines mean that the blocks agree. Bodies: " + verdict.stratum() + ".",
                SlopeChart.draw(
                        caption,
                        new SlopeChart.Side(Words.arm(Arm.COLD), Ink.COLD),
                        new SlopeChart.Side(Words.arm(verdict.arm()), Ink.WARM),
                        pairs,
                        "time to first token"),
                table.build(),
                false);
    }

    private static List<SlopeChart.Pair> pairs(ReportModel model, MetricVerdict verdict) {
        List<TurnSample> cold = model.samples(Arm.COLD, verdict.stratum());
        List<TurnSample> warm = model.samples(verdict.arm(), verdict.stratum());
        List<SlopeChart.Pair> pairs = new ArrayList<>();
        for (int block = 0; block < model.manifest().blocks(); block++) {
            double[] from = ofBlock(cold, block);
            double[] to = ofBlock(warm, block);
            if (from.length > 0 && to.length > 0) {
                pairs.add(new SlopeChart.Pair(
                        "block " + block,
                        Quantiles.of(from).p50(),
                        Quantiles.of(to).p50()));
            }
        }
        return pairs;
    }

    private static double[] ofBlock(List<TurnSample> samples, int block) {
        List<TurnSample> those =
                samples.stream().filter(each -> each.block() == block).toList();
        return ReportModel.values(those, Metrics.TTFT, true);
    }
}
