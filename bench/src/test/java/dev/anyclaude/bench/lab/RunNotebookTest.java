package dev.anyclaude.bench.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.CellProgress;
import dev.anyclaude.bench.notebook.KernelLimits;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookReader;
import dev.anyclaude.bench.notebook.NotebookRunner;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunNotebookTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(600)
    void runningItAgainGivesTheSameNumbersAndCharts() {
        Replay.of(Sessions.load("sessions"))
                .against(Backend.fake())
                .arms(Arms.COLD, Arms.WARM, Arms.TIMELINE)
                .blocks(2)
                .turns(2)
                .maxTokens(4)
                .run()
                .save(folder.toString());
        Notebook written = NotebookReader.read(RunNotebook.write(Samples.load(folder.toString()), folder));

        Notebook ran = new NotebookRunner(KernelLimits.STANDARD, folder, false).run(written, new Silent(), each -> {});

        assertThat(ran.cells()).hasSameSizeAs(written.cells());
        for (int i = 0; i < written.cells().size(); i++) {
            assertThat(ran.cells().get(i))
                    .describedAs(written.cells().get(i).source())
                    .isEqualTo(written.cells().get(i));
        }
    }

    private static final class Silent implements CellProgress {
        @Override
        public void begins(Cell cell, int number, int of) {}

        @Override
        public void ended(Cell cell, Duration took) {}

        @Override
        public void restarted() {}
    }
}
