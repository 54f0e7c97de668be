package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.StreamTimes;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.verdict.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Every number of the run. */
final class NumbersSection {
    private NumbersSection() {}

    static Section of(ReportModel model) {
        return Section.of("numbers", "Every number", "Numbers")
                .say(
                        "Medians and percentiles of all requests that count. A percentile is left out where there are too few"
                                + " requests to have one: 10 are needed for the 90th, 100 for the 99th. Requests, blocks and turns are numbered as in the"
                                + " files, from 0.")
                .folded(distributions(model))
                .folded(goodput(model))
                .folded(samples(model.samples()))
                .build();
    }

    private static Table goodput(ReportModel model) {
        Table.Builder table = Table.captioned("Goodput: share of requests whose first token and whose pace are good")
                .texts("Arm", "Way", "Bodies")
                .numbers("First token within", "Each further token within", "Good");
        model.summary()
                .goodput()
                .forEach(each -> table.row(
                        Words.capital(Words.arm(each.arm())),
                        Words.path(each.path()),
                        each.stratum().isEmpty() ? "whole sessions" : each.stratum(),
                        Quantity.millis(each.ttftWithinMs()),
                        Quantity.millis(each.tpotWithinMs()),
                        Math.round(each.share() * each.n()) + " of " + each.n()));
        return table.build();
    }

    /** One metric of one class of bodies. */
    static Table distributions(ReportModel model, String stratum, String metric) {
        Table.Builder table = Table.captioned(Words.capital(Words.metric(metric)) + ", " + stratum)
                .texts("Arm")
                .numbers("n", "Least", "Median", "p90", "p90 at most", "p99", "p99 at most", "Greatest");
        model.summary().distributions().stream()
                .filter(each -> each.stratum().equals(stratum) && each.metric().equals(metric))
                .forEach(each -> row(table, each, Words.capital(Words.arm(each.arm()))));
        return table.build();
    }

    private static Table distributions(ReportModel model) {
        Table.Builder table = Table.captioned("All metrics")
                .texts("Arm", "Way", "Metric", "Bodies")
                .numbers("n", "Least", "Median", "p90", "p90 at most", "p99", "p99 at most", "Greatest");
        model.summary()
                .distributions()
                .forEach(each -> row(
                        table,
                        each,
                        Words.capital(Words.arm(each.arm())),
                        Words.path(each.path()),
                        Words.metric(each.metric()),
                        each.stratum().isEmpty() ? "whole sessions" : each.stratum()));
        return table.build();
    }

    private static void row(Table.Builder table, Distribution each, String... names) {
        List<String> cells = new ArrayList<>(List.of(names));
        cells.add(Integer.toString(each.n()));
        cells.add(Quantity.millis(each.minMs()));
        cells.add(Quantity.millis(each.p50Ms()));
        cells.add(percentile(each.p90Ms()));
        cells.add(percentile(each.p90UpperMs()));
        cells.add(percentile(each.p99Ms()));
        cells.add(percentile(each.p99UpperMs()));
        cells.add(Quantity.millis(each.maxMs()));
        table.row(cells.toArray(String[]::new));
    }

    private static Table samples(List<TurnSample> samples) {
        Table.Builder table = Table.captioned("Every request, in the order sent (“–”: did not happen)")
                .numbers("Request", "Block")
                .texts("Arm", "Way", "Session")
                .numbers("Turn")
                .texts("Kind")
                .numbers("First byte", "First token", "First action", "Total", "Prompt", "Cached", "Output")
                .texts("State");
        for (TurnSample each : samples) {
            StreamTimes times = each.times();
            table.row(
                    Integer.toString(each.seq()),
                    each.block() == TurnSample.NO_BLOCK ? "–" : Integer.toString(each.block()),
                    Words.arm(each.arm()),
                    Words.path(each.path()),
                    each.session(),
                    Integer.toString(each.turn()),
                    each.kind().json(),
                    time(times.ttfbMillis()),
                    time(times.ttftMillis()),
                    time(times.ttfaMillis()),
                    time(times.totalMillis()),
                    Words.count(each.tokens().promptTokens()),
                    Words.count(each.tokens().cachedTokens()),
                    Words.count(each.tokens().outputTokens()),
                    state(each));
        }
        return table.build();
    }

    private static String state(TurnSample sample) {
        if (sample.accepted()) {
            return sample.reason().isEmpty() ? "counts" : "counts; " + sample.reason();
        }
        String error = sample.error().isEmpty() ? "" : ": " + sample.error();
        return sample.outcome().json() + error + (sample.reason().isEmpty() ? "" : "; " + sample.reason());
    }

    private static String time(OptionalDouble millis) {
        return Words.or(millis, Quantity::millis, "–");
    }

    private static String percentile(OptionalDouble millis) {
        return Words.or(millis, Quantity::millis, "n too small");
    }
}
