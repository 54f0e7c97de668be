package dev.anyclaude.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page about a run. */
public final class HtmlReport {
    /** Its name in the run folder. */
    public static final String FILE = "index.html";

    private HtmlReport() {}

    /**
     * Writes the page into the run folder, from the files there; the same files give the same bytes.
     *
     * @return the page
     * @throws ReportException if it cannot be written, or a file it needs cannot be read
     * @throws dev.anyclaude.bench.sample.SampleException if the samples or the manifest are damaged
     * @throws dev.anyclaude.bench.plan.PlanException if the plan is
     * @throws dev.anyclaude.bench.verdict.VerdictException if the summary is
     */
    public static Path write(Path runFolder) {
        String page = Page.of(ReportModel.read(runFolder)).render();
        Path file = runFolder.resolve(FILE);
        try {
            Files.writeString(file, page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ReportException("cannot write " + file + ": " + e, e);
        }
        return file;
    }
}
