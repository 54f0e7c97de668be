package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;
import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.Ink;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.report.chart.WaterfallChart;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The replayed sessions as they went by on the clock, once each way. */
final class WaterfallFigures {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final int NAME_LETTERS = 20;

    private WaterfallFigures() {}

    static List<Figure> of(ReportModel model) {
        List<WaterfallChart.Bar> raw = bars(model.timeline(Route.RAW), Ink.RAW);
        List<WaterfallChart.Bar> normalised = bars(model.timeline(Route.PROXY), Ink.NORMALISED);
        double end = Stream.concat(raw.stream(), normalised.stream())
                .mapToDouble(WaterfallChart.Bar::ended)
                .max()
                .orElse(1);
        List<Figure> figures = new ArrayList<>();
        if (!raw.isEmpty()) {
            figures.add(figure(model, Route.RAW, "Waterfall, not normalised", raw, end));
        }
        if (!normalised.isEmpty()) {
            figures.add(figure(model, Route.PROXY, "Waterfall, normalised", normalised, end));
        }
        return figures;
    }

    private static Figure figure(
            ReportModel model, Route path, String title, List<WaterfallChart.Bar> bars, double end) {
        Caption caption = new Caption(
                "waterfall-" + path.json(),
                model.title(title),
                Words.plural(bars.size(), "request", "requests") + " on a common time axis");
        Table.Builder table = Table.captioned(title + ": seconds since the first request")
                .texts("Turn")
                .numbers("Sent", "First token", "Ended")
                .texts("Remark");
        bars.forEach(bar -> table.row(
                bar.label(),
                Quantity.seconds(bar.sent()),
                Quantity.seconds(bar.waited()),
                Quantity.seconds(bar.ended()),
                bar.note()));
        return new Figure(
                caption,
                "Each row is one request: the coloured part is the wait for the first token, the pale part the answer"
                        + " coming in, the space between rows the user or a tool. Both waterfalls have the same time"
                        + " axis.",
                WaterfallChart.draw(caption, bars, end),
                table.build(),
                true);
    }

    private static List<WaterfallChart.Bar> bars(List<TurnSample> samples, Ink ink) {
        if (samples.isEmpty()) {
            return List.of();
        }
        long start = samples.get(0).sendNanos();
        return samples.stream().map(each -> bar(each, start, ink)).toList();
    }

    private static WaterfallChart.Bar bar(TurnSample sample, long startNanos, Ink ink) {
        double sent = (sample.sendNanos() - startNanos) / NANOS;
        double first = sent
                + sample.times()
                                .ttftMillis()
                                .orElse(sample.times().totalMillis().orElse(0))
                        / MILLIS;
        double ended = Math.max(first, sent + sample.times().totalMillis().orElse(0) / MILLIS);
        String kind = sample.kind() == TurnKind.SIDE ? " (side)" : "";
        String note = sample.accepted()
                ? Words.or(sample.times().ttftMillis(), Quantity::millis, "no token")
                : sample.outcome().json();
        String session = sample.session();
        String shown = session.length() <= NAME_LETTERS ? session : session.substring(0, NAME_LETTERS - 1) + "…";
        return new WaterfallChart.Bar(
                shown + " " + sample.turn() + kind, sent, first, ended, sample.accepted() ? ink : Ink.EXCLUDED, note);
    }
}
