package dev.anyclaude.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page about two runs, side by side. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /**
     * Writes the page, from the files of both run folders; the same files give the same bytes.
     *
     * @param first called A in the page
     * @param second called B
     * @param file to write
     * @throws ReportException if it cannot be written, or a file it needs cannot be read
     * @throws dev.anyclaude.bench.sample.SampleException if samples or a manifest are damaged
     * @throws dev.anyclaude.bench.plan.PlanException if a plan is
     * @throws dev.anyclaude.bench.verdict.VerdictException if a summary is
     */
    public static void write(Path first, Path second, Path file) {
        String page = ComparisonPage.of(ReportModel.read(first), ReportModel.read(second))
                .render();
        try {
            Files.writeString(file, page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ReportException("cannot write " + file + ": " + e, e);
        }
    }
}
