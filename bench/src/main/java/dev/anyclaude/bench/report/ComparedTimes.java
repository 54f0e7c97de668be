package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.DistributionChart;
import dev.anyclaude.bench.report.chart.Ink;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.stats.Quantiles;
import dev.anyclaude.bench.stats.RunRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The times of both runs: ratios of median and 90th percentile, and whole distributions. */
final class ComparedTimes {
    private static final List<Arm> ARMS = List.of(Arm.COLD, Arm.W1, Arm.W2, Arm.RAW, Arm.DIRECT);
    private static final int FEWEST_FOR_P90 = 10;
    private static final String NONE = "–";

    private ComparedTimes() {}

    static Section of(ReportModel first, ReportModel second) {
        Section.Builder section = Section.of("times", "Times", "Times");
        Table.Builder table = Table.captioned("B against A; a ratio above 1 means that B took longer")
                .texts("Arm", "Metric", "Bodies")
                .numbers("n, A", "n, B", "Median, A", "Median, B", "Ratio", "Interval")
                .numbers("p90, A", "p90, B", "p90 ratio", "p90 interval");
        Set<String> strata = new LinkedHashSet<>(first.strata());
        strata.addAll(second.strata());
        int number = 0;
        for (String stratum : strata) {
            for (Arm arm : ARMS) {
                for (Metric metric : Metrics.judged()) {
                    row(
                            table,
                            arm,
                            metric,
                            stratum,
                            blocks(first, arm, stratum, metric),
                            blocks(second, arm, stratum, metric));
                }
                if (curves(section, first, second, arm, stratum, number)) {
                    number++;
                }
            }
        }
        return section.say(
                        number == 0
                                ? "The runs have no class of bodies in common, so their times cannot be set side by side."
                                : "Ratios of quantiles of all requests that count; their 95 % intervals come from a bootstrap that"
                                        + " draws whole blocks of each run.")
                .table(table.build())
                .build();
    }

    private static void row(
            Table.Builder table, Arm arm, Metric metric, String stratum, List<double[]> first, List<double[]> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return;
        }
        double[] a = pooled(first);
        double[] b = pooled(second);
        boolean tail = a.length >= FEWEST_FOR_P90 && b.length >= FEWEST_FOR_P90;
        Estimate middle = RunRatio.of(first, second, 0.5);
        Optional<Estimate> p90 = tail ? Optional.of(RunRatio.of(first, second, 0.9)) : Optional.empty();
        table.row(
                Words.capital(Words.arm(arm)),
                Words.metric(metric.key()),
                stratum,
                Integer.toString(a.length),
                Integer.toString(b.length),
                Quantity.millis(Quantiles.of(a).p50()),
                Quantity.millis(Quantiles.of(b).p50()),
                Quantity.times(middle.estimate()),
                Words.interval(middle, Quantity::times),
                Words.or(Quantiles.of(a).at(0.9), Quantity::millis, NONE),
                Words.or(Quantiles.of(b).at(0.9), Quantity::millis, NONE),
                p90.map(each -> Quantity.times(each.estimate())).orElse(NONE),
                p90.map(each -> Words.interval(each, Quantity::times)).orElse("n too small"));
    }

    private static boolean curves(
            Section.Builder section, ReportModel first, ReportModel second, Arm arm, String stratum, int number) {
        double[] a = pooled(blocks(first, arm, stratum, Metrics.TTFT));
        double[] b = pooled(blocks(second, arm, stratum, Metrics.TTFT));
        if (a.length == 0 || b.length == 0) {
            return false;
        }
        String title = "Time to first token, " + Words.arm(arm);
        Caption caption = new Caption(
                "compared-" + number,
                first.simulated() || second.simulated() ? title + " (SIMULATED)" : title,
                "Empirical distribution functions of both runs. Bodies: " + stratum);
        Table.Builder table =
                Table.captioned(title + ", " + stratum).texts("Run").numbers("n", "Least", "Median", "Greatest");
        for (Map.Entry<String, double[]> each : new TreeMap<>(Map.of("A", a, "B", b)).entrySet()) {
            Quantiles quantiles = Quantiles.of(each.getValue());
            table.row(
                    each.getKey(),
                    Integer.toString(each.getValue().length),
                    Quantity.millis(quantiles.min()),
                    Quantity.millis(quantiles.p50()),
                    Quantity.millis(quantiles.max()));
        }
        section.figure(new Figure(
                caption,
                "The further left a curve, the sooner its requests answered. The pale bands are 95 % bands of the whole curve"
                        + " (Dvoretzky, Kiefer, Wolfowitz); they take requests for independent and describe only. Bodies: "
                        + stratum + ".",
                DistributionChart.cumulative(
                        caption,
                        List.of(
                                new DistributionChart.Curve("A", Ink.RAW, a),
                                new DistributionChart.Curve("B", Ink.NORMALISED, b)),
                        "time to first token",
                        OptionalDouble.empty(),
                        ""),
                table.build(),
                false));
        return true;
    }

    private static List<double[]> blocks(ReportModel model, Arm arm, String stratum, Metric metric) {
        Map<Integer, List<TurnSample>> blocks = model.samples(arm, stratum).stream()
                .collect(Collectors.groupingBy(TurnSample::block, TreeMap::new, Collectors.toList()));
        List<double[]> values = new ArrayList<>();
        blocks.values().forEach(each -> values.add(ReportModel.values(each, metric, true)));
        values.removeIf(each -> each.length == 0);
        return values;
    }

    private static double[] pooled(List<double[]> blocks) {
        return blocks.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
