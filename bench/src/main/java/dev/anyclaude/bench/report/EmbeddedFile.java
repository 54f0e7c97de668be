package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.ReportModel.RawFile;
import dev.anyclaude.bench.report.chart.Quantity;
import java.nio.charset.StandardCharsets;

/**
 * A file of the run, inside the page. Its text stays JSON there: every {@code <} is written as the JSON escape for it, so that
 * nothing in it can end the element, and written back when it is downloaded.
 *
 * @param name as on disk
 * @param id of the element that holds it
 * @param type of its content
 * @param size as people read it
 * @param about what is in it
 * @param text escaped
 */
record EmbeddedFile(String name, String id, String type, String size, String about, String text) {

    static EmbeddedFile of(RawFile file) {
        boolean lines = file.name().endsWith(".jsonl");
        double kib = file.text().getBytes(StandardCharsets.UTF_8).length / 1024.0;
        return new EmbeddedFile(
                file.name(),
                "data-" + file.name().replace('.', '-'),
                lines ? "application/x-ndjson" : "application/json",
                Quantity.digits(kib, 3) + " KiB",
                about(file.name()),
                file.text().replace("<", "\\u003c"));
    }

    private static String about(String name) {
        return switch (name) {
            case "samples.jsonl" -> "every request as it was measured; all else is computed from it";
            case "summary.json" -> "verdicts, intervals, distributions";
            case "manifest.json" -> "machine, backend, arguments";
            case "plan.json" -> "what was to be sent, fixed before the first request";
            default -> "";
        };
    }
}
