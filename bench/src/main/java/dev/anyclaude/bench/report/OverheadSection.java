package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.report.chart.StripChart;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.verdict.ProxyOverhead;
import java.util.List;
import java.util.Optional;

/** What the proxy itself costs. */
final class OverheadSection {
    private OverheadSection() {}

    static Section of(ReportModel model) {
        Section.Builder section = Section.of("overhead", "What the proxy costs", "Overhead");
        Optional<ProxyOverhead> overhead = model.summary().proxyOverhead();
        if (overhead.isEmpty()) {
            return section.say(
                            "No block has a warm request both through the proxy and past it, so its cost is unknown.")
                    .build();
        }
        ProxyOverhead cost = overhead.get();
        String interval = cost.low().isPresent() && cost.high().isPresent()
                ? Quantity.millis(cost.low().getAsDouble()) + " to "
                        + Quantity.millis(cost.high().getAsDouble())
                        + Words.or(cost.level(), level -> ", " + Quantity.percent(level) + " interval", "")
                : "no interval: too few blocks";
        section.say("Warm next turns through the proxy, held against the same bytes sent straight to the backend in the"
                        + " same block. The difference may be negative by chance.")
                .fact("Added to the first token", Quantity.millis(cost.estimateMs()), interval)
                .fact("Blocks", Integer.toString(cost.blocks()), "with both ways");
        double[] proxy = ReportModel.values(ofArm(model, Arm.W2), Metrics.TTFT, true);
        double[] direct = ReportModel.values(ofArm(model, Arm.DIRECT), Metrics.TTFT, true);
        if (proxy.length > 0 && direct.length > 0) {
            section.figure(figure(model, proxy, direct));
        }
        return section.build();
    }

    private static Figure figure(ReportModel model, double[] proxy, double[] direct) {
        Caption caption = new Caption(
                "overhead-strip",
                model.title("Through the proxy and past it"),
                "Time to first token of warm next turns, both ways");
        List<StripChart.Group> groups = List.of(
                new StripChart.Group("through the proxy", Words.ink(Arm.W2), proxy, new double[0]),
                new StripChart.Group("past the proxy", Words.ink(Arm.DIRECT), direct, new double[0]));
        Table.Builder table =
                Table.captioned("Time to first token, both ways").texts("Way").numbers("Time to first token");
        for (double millis : proxy) {
            table.row("through the proxy", Quantity.millis(millis));
        }
        for (double millis : direct) {
            table.row("past the proxy", Quantity.millis(millis));
        }
        return new Figure(
                caption,
                "Each dot is one warm request. If both groups are at the same height, the proxy costs little beside the"
                        + " backend.",
                StripChart.draw(caption, groups, "time to first token"),
                table.build(),
                false);
    }

    private static List<TurnSample> ofArm(ReportModel model, Arm arm) {
        return model.samples().stream().filter(each -> each.arm() == arm).toList();
    }
}
