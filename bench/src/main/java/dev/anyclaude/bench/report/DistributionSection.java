package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.DistributionChart;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.report.chart.StripChart;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.verdict.MetricVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How the single requests spread, cold and warm. */
final class DistributionSection {
    private static final List<Arm> ARMS = List.of(Arm.COLD, Arm.W1, Arm.W2, Arm.RAW, Arm.DIRECT);

    private final ReportModel model;
    private final Section.Builder section = Section.of("distributions", "Distributions", "Distributions");

    private DistributionSection(ReportModel model) {
        this.model = model;
    }

    static Section of(ReportModel model) {
        return new DistributionSection(model).build();
    }

    private Section build() {
        List<String> strata = model.strata();
        int shown = 0;
        for (int i = 0; i < strata.size(); i++) {
            for (Metric metric : Metrics.judged()) {
                shown += strip(i, strata.get(i), metric) ? 1 : 0;
            }
        }
        for (int i = 0; i < strata.size(); i++) {
            curves(i, strata.get(i));
        }
        return section.say(
                        shown == 0
                                ? "No request counts, so there is nothing to show here; the exclusions say why."
                                : "One picture for each class of bodies and each metric, because the same cache saves"
                                        + " a large part of a long prompt and a small part of a long answer.")
                .build();
    }

    private boolean strip(int number, String stratum, Metric metric) {
        List<StripChart.Group> groups = new ArrayList<>();
        for (Arm arm : ARMS) {
            List<TurnSample> samples = model.samples(arm, stratum);
            double[] millis = ReportModel.values(samples, metric, true);
            if (millis.length > 0) {
                groups.add(new StripChart.Group(
                        Words.arm(arm), Words.ink(arm), millis, ReportModel.values(samples, metric, false)));
            }
        }
        if (groups.isEmpty()) {
            return false;
        }
        String what = Words.metric(metric.key());
        Caption caption = new Caption(
                "strip-" + metric.key() + "-" + number,
                model.title(Words.capital(what) + ", " + state(stratum)),
                "Bodies: " + stratum);
        section.figure(new Figure(
                caption,
                "Each dot is one request; the box holds the middle half of them, its line is the median. Crosses do not"
                        + " count. Bodies: " + stratum + ".",
                StripChart.draw(caption, groups, what),
                NumbersSection.distributions(model, stratum, metric.key()),
                false));
        return true;
    }

    private String state(String stratum) {
        return model.verdicts(stratum).stream()
                .map(each -> Words.state(each.arm()))
                .distinct()
                .collect(Collectors.joining(" and "));
    }

    private void curves(int number, String stratum) {
        List<DistributionChart.Curve> curves = new ArrayList<>();
        Table.Builder table = Table.captioned("Time to first token of every request that counts, " + stratum)
                .texts("Arm")
                .numbers("Request", "Block", "Time to first token");
        for (Arm arm : ARMS) {
            List<TurnSample> samples = model.samples(arm, stratum).stream()
                    .filter(TurnSample::accepted)
                    .filter(each -> Metrics.TTFT.of(each).isPresent())
                    .sorted(Comparator.comparingDouble(
                            each -> Metrics.TTFT.of(each).orElseThrow()))
                    .toList();
            if (!samples.isEmpty()) {
                curves.add(new DistributionChart.Curve(
                        Words.arm(arm), Words.ink(arm), ReportModel.values(samples, Metrics.TTFT, true)));
            }
            samples.forEach(each -> table.row(
                    Words.arm(arm),
                    Integer.toString(each.seq()),
                    Integer.toString(each.block()),
                    Words.or(Metrics.TTFT.of(each), Quantity::millis, Words.UNKNOWN)));
        }
        if (curves.isEmpty()) {
            return;
        }
        section.figure(cumulative(number, stratum, curves, table.build()));
        section.figure(percentiles(number, stratum, curves));
    }

    private Figure cumulative(int number, String stratum, List<DistributionChart.Curve> curves, Table table) {
        Caption caption = new Caption(
                "ecdf-" + number,
                model.title("Share of requests by time to first token, " + state(stratum)),
                "Empirical distribution functions. Bodies: " + stratum);
        OptionalDouble threshold = model.verdicts(stratum).stream()
                .filter(each -> each.metric().equals(Metrics.TTFT.key()))
                .map(MetricVerdict::coldMedianMs)
                .flatMap(cold -> cold.stream().boxed())
                .mapToDouble(cold -> cold / model.summary().claim())
                .findFirst();
        String claim = Quantity.times(model.summary().claim());
        return new Figure(
                caption,
                "Each step is one request. The further left a curve, the sooner its requests answered; the pale bands are"
                        + " 95 % bands of whole curves that ignore blocks and describe only; the dashed line"
                        + " is the cold median divided by the claimed " + claim + ". Bodies: " + stratum + ".",
                DistributionChart.cumulative(
                        caption, curves, "time to first token", threshold, "cold median ÷ " + claim),
                table,
                false);
    }

    private Figure percentiles(int number, String stratum, List<DistributionChart.Curve> curves) {
        Caption caption = new Caption(
                "percentiles-" + number,
                model.title("Time to first token by percentile, " + state(stratum)),
                "The slow tail has its own room. Bodies: " + stratum);
        return new Figure(
                caption,
                "Each mark is one request, the slowest at the right. A line that climbs there has a slow tail; with few"
                        + " requests its end is mostly chance. Bodies: " + stratum + ".",
                DistributionChart.percentiles(caption, curves, "time to first token"),
                NumbersSection.distributions(model, stratum, Metrics.TTFT.key()),
                false);
    }
}
