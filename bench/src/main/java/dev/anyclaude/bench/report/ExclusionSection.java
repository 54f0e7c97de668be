package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.verdict.Exclusion;

/** What was left out, or taken on trust. */
final class ExclusionSection {
    private ExclusionSection() {}

    static Section of(ReportModel model) {
        long counting = model.samples().stream().filter(TurnSample::accepted).count();
        int planned = model.plan().requests().size();
        int sent = model.samples().size();
        Section.Builder section = Section.of("exclusions", "Exclusions", "Exclusions")
                .fact("Planned", Quantity.count(planned), "requests")
                .fact("Sent", Quantity.count(sent), sent < planned ? "the run ended early" : "the whole plan")
                .fact("Count", Quantity.count(counting), "in the state their arm stands for");
        if (model.summary().exclusions().isEmpty()) {
            return section.say("Nothing was left out: every request came to its end and met the cache as it should.")
                    .build();
        }
        Table.Builder table = Table.captioned("Requests that do not count, or count with a reserve")
                .texts("Reason", "Arm")
                .numbers("Requests")
                .texts("Meaning", "For example");
        for (Exclusion each : model.summary().exclusions()) {
            table.row(
                    each.reason(), Words.arm(each.arm()), Quantity.count(each.count()), meaning(each), each.example());
        }
        return section.say(
                        "No outlier is ever dropped. These requests are left out of every median and interval, except"
                                + " the unverified, and shown as crosses where they have a time.")
                .table(table.build())
                .build();
    }

    private static String meaning(Exclusion exclusion) {
        return switch (exclusion.reason()) {
            case "mixed" -> "met the cache in another state than its arm stands for";
            case "failed" -> "refused, cut short, or ended by an error";
            case "timeout" -> "given up after the longest wait";
            case "abandoned" -> "given up because the run was stopped";
            case "unverified" -> "counts, but the backend did not say what it reused";
            default -> "";
        };
    }
}
