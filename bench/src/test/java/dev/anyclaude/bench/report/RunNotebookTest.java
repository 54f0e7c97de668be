package dev.anyclaude.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.CellProgress;
import dev.anyclaude.bench.notebook.KernelLimits;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookReader;
import dev.anyclaude.bench.notebook.NotebookRunner;
import dev.anyclaude.bench.notebook.NotebookWriter;
import dev.anyclaude.bench.notebook.Output;
import dev.anyclaude.bench.sample.RunFiles;
import dev.anyclaude.bench.verdict.Summaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunNotebookTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void runningItAgainGivesTheSameNumbersAndCharts() {
        Notebook written = written(SyntheticRun.embedded());

        Notebook ran = new NotebookRunner(KernelLimits.STANDARD, folder, false)
                .run(written, new CellProgress() {}, each -> {});

        assertThat(ran.cells()).hasSameSizeAs(written.cells());
        for (int i = 0; i < written.cells().size(); i++) {
            assertThat(ran.cells().get(i))
                    .describedAs(written.cells().get(i).source())
                    .isEqualTo(written.cells().get(i));
        }
    }

    @Test
    void thePageShowsEveryOutputAndTheJavaThatMakesIt() throws IOException {
        Notebook notebook = written(SyntheticRun.fake());
        String page = page();

        for (Cell cell : notebook.cells()) {
            if (cell.kind() == Cell.Kind.CODE) {
                assertThat(page).contains(OutputHtml.escape(cell.source()));
            }
            if (!cell.tags().contains(NotebookPage.UNSEEN)) {
                cell.outputs().forEach(each -> assertThat(page).contains(html(each)));
            }
        }
    }

    @Test
    void aNotebookThatSaysSomethingElseMakesAnotherPage() throws IOException {
        Notebook notebook = written(SyntheticRun.embedded());
        String json = NotebookWriter.render(notebook).replace("## Every number", "## Each and every number");

        String page = NotebookPage.render(NotebookReader.parse(json), PageFrame.of(ReportModel.read(folder)));

        assertThat(page)
                .contains("<h2 id=\"numbers-h\">Each and every number</h2>")
                .isEqualTo(page().replace(">Every number<", ">Each and every number<"));
    }

    private Notebook written(SyntheticRun run) {
        RunFiles files = new RunFiles(run.write(folder));
        ReportModel model = ReportModel.read(folder);
        Summaries.of(model.manifest(), model.plan(), model.samples()).write(files.summary());
        Report.write(folder);
        return NotebookReader.read(folder.resolve(Report.NOTEBOOK));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve(Report.PAGE), StandardCharsets.UTF_8);
    }

    private static String html(Output output) {
        return output instanceof Output.Shown shown
                ? shown.bundle()
                        .parts()
                        .getOrDefault(MimeBundle.HTML, shown.bundle().parts().getOrDefault(MimeBundle.TEXT, "?"))
                : "?";
    }
}
