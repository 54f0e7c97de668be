package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookReader;
import dev.anyclaude.bench.notebook.NotebookWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookRunCommandTest {
    @TempDir
    Path folder;

    @Test
    void aNotebookIsExecutedIntoAnotherFile() throws IOException {
        Path input =
                write(Cell.code("defaults", "int blocks = 7;", "parameters"), Cell.code("use", "\"blocks \" + blocks"));
        String before = Files.readString(input, StandardCharsets.UTF_8);
        Path output = folder.resolve("out/ran.ipynb");

        int exit = Main.run("notebook", "run", input.toString(), "-p", "blocks=3", "-o", output.toString());

        assertThat(exit).isEqualTo(ExitCode.OK);
        assertThat(input).content(StandardCharsets.UTF_8).isEqualTo(before);
        assertThat(output).content(StandardCharsets.UTF_8).contains("\"blocks 3\"");
    }

    @Test
    void aFailingCellMakesTheCommandFail() throws IOException {
        Path input = write(
                Cell.code("good", "1 + 1"), Cell.code("bad", "throw new Error(\"no\");"), Cell.code("never", "2 + 2"));

        assertThat(Main.run("notebook", "run", input.toString())).isEqualTo(ExitCode.ERROR);

        Notebook ran = NotebookReader.read(folder.resolve("in.executed.ipynb"));
        assertThat(ran.cells()).extracting(Cell::failed).containsExactly(false, true, false);
        assertThat(ran.cells().get(2).outputs()).isEmpty();
    }

    @Test
    void whatCannotBeRunIsRefused() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.ipynb"), "{\"cells\": [", StandardCharsets.UTF_8);
        Path input = write(Cell.code("good", "1 + 1"));

        assertThat(Main.run("notebook", "run", broken.toString())).isEqualTo(ExitCode.ERROR);
        assertThat(Main.run("notebook", "run", folder.resolve("missing.ipynb").toString()))
                .isEqualTo(ExitCode.ERROR);
        assertThat(Main.run("notebook", "run", input.toString(), "-p", "x=1")).isEqualTo(ExitCode.ERROR);
        assertThat(Main.run("notebook", "run", input.toString(), "-o", input.toString()))
                .isNotEqualTo(ExitCode.OK);
        assertThat(Main.run("notebook", "run", input.toString(), "--timeout", "0"))
                .isNotEqualTo(ExitCode.OK);
    }

    private Path write(Cell... cells) throws IOException {
        Path input = folder.resolve("in.ipynb");
        NotebookWriter.write(Notebook.java(List.of(cells)), input);
        return input;
    }
}
