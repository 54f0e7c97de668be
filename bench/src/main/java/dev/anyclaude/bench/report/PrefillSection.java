package dev.anyclaude.bench.report;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.PrefillChart;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.report.chart.Series;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.PrefillFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the times follow the tokens that had to be read. */
final class PrefillSection {
    private PrefillSection() {}

    static Section of(ReportModel model) {
        Section.Builder section = Section.of("prefill", "Time against tokens", "Prefill");
        List<Series> series = new ArrayList<>();
        Table.Builder table = Table.captioned("Requests with both counts")
                .numbers("Request")
                .texts("Arm")
                .numbers("Prompt tokens", "Cached tokens", "Not cached", "Time to first token");
        for (Arm arm : List.of(Arm.COLD, Arm.W1, Arm.W2, Arm.RAW, Arm.DIRECT, Arm.TIMELINE)) {
            List<TurnSample> samples = model.samples().stream()
                    .filter(each -> each.arm() == arm && counted(each))
                    .toList();
            if (samples.isEmpty()) {
                continue;
            }
            series.add(new Series(
                    Words.arm(arm),
                    Words.ink(arm),
                    samples.stream().mapToDouble(PrefillSection::uncached).toArray(),
                    samples.stream()
                            .mapToDouble(each -> each.times().ttftMillis().orElseThrow())
                            .toArray()));
            samples.forEach(each -> table.row(
                    Integer.toString(each.seq()),
                    Words.arm(arm),
                    Words.count(each.tokens().promptTokens()),
                    Words.count(each.tokens().cachedTokens()),
                    Quantity.count(uncached(each)),
                    Words.or(each.times().ttftMillis(), Quantity::millis, Words.UNKNOWN)));
        }
        if (series.isEmpty()) {
            return section.say(
                            "The backend does not say how many tokens it found cached, so times cannot be held against"
                                    + " them.")
                    .build();
        }
        Optional<PrefillFit> fit = model.summary().fit();
        fit.ifPresent(each -> section.fact(
                        "Prefill rate",
                        Quantity.digits(each.tokensPerSecond(), 3) + " tokens/s",
                        "slope of the line through " + each.n() + " requests")
                .fact("Beside prefill", Quantity.millis(each.overheadMs()), "where the line meets no tokens at all"));
        Caption caption = new Caption(
                "prefill-fit",
                model.title("Time to first token against tokens that were not cached"),
                "A scatter plot with a fitted line");
        Figure figure = new Figure(
                caption,
                "Each mark is one request. If the cache is what saves time, all of them lie near one line, cold ones at"
                        + " its far end and warm ones at its foot.",
                PrefillChart.draw(caption, series, fit.map(PrefillSection::line)),
                table.build(),
                true);
        return section.say(
                        fit.isPresent()
                                ? "The line is fitted to all requests (Theil–Sen), whatever their arm."
                                : "The requests do not bear a line: too few different token counts, or no growth with them.")
                .figure(figure)
                .build();
    }

    private static PrefillChart.Line line(PrefillFit fit) {
        return new PrefillChart.Line(
                fit.overheadMs(),
                1_000 / fit.tokensPerSecond(),
                Quantity.millis(fit.overheadMs()) + " + tokens ÷ " + Quantity.digits(fit.tokensPerSecond(), 3)
                        + " per s");
    }

    private static boolean counted(TurnSample sample) {
        return sample.outcome() == Outcome.COMPLETED
                && sample.times().ttftMillis().isPresent()
                && sample.tokens().promptTokens().isPresent()
                && sample.tokens().cachedTokens().isPresent();
    }

    private static int uncached(TurnSample sample) {
        return sample.tokens().promptTokens().orElseThrow()
                - sample.tokens().cachedTokens().orElseThrow();
    }
}
