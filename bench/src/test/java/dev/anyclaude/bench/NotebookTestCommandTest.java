package dev.anyclaude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookWriter;
import dev.anyclaude.bench.notebook.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTestCommandTest {
    @TempDir
    Path folder;

    @Test
    void assertionsAndStoredOutputsThatHoldPass() throws IOException {
        write(
                Cell.code("printed", "System.out.println(\"took 17 ms\");")
                        .ran(1, List.of(new Output.Stream("stdout", "took 3 ms\n"))),
                Cell.code("value", "1 + 1").ran(2, List.of(new Output.Shown(OptionalInt.of(2), MimeBundle.text("2")))),
                Cell.code("holds", "2 > 1", "assert"));

        assertThat(test()).isEqualTo(ExitCode.OK);

        assertThat(xml())
                .contains("tests=\"5\"")
                .contains("failures=\"0\"")
                .contains("a.ipynb: asserts holds")
                .contains("a.ipynb: same output of value");
    }

    @Test
    void aFalseAssertionAnotherOutputAndWhatComesAfterAreTold() throws IOException {
        write(
                Cell.code("value", "1 + 2").ran(1, List.of(new Output.Shown(OptionalInt.of(1), MimeBundle.text("2")))),
                Cell.code("wrong", "2 < 1", "assert"),
                Cell.code("after", "1 + 1"));

        assertThat(test()).isEqualTo(ExitCode.ERROR);

        assertThat(xml())
                .contains("tests=\"4\"")
                .contains("failures=\"2\"")
                .contains("skipped=\"1\"")
                .contains("stored: text/plain: 2")
                .contains("fresh:  text/plain: 3")
                .contains("came to false instead of true");
    }

    @Test
    void outputsThatAreAnotherEachTimeAreNotCompared() throws IOException {
        write(Cell.code("random", "1 + 1", "nbval-ignore-output")
                .ran(1, List.of(new Output.Shown(OptionalInt.of(1), MimeBundle.text("3")))));

        assertThat(test()).isEqualTo(ExitCode.OK);
    }

    @Test
    void rulesOfAFileAreAppliedToo() throws IOException {
        write(Cell.code("pi", "\"pi is 3.14\"")
                .ran(1, List.of(new Output.Shown(OptionalInt.of(1), MimeBundle.text("pi is 3.15")))));
        Path rules = Files.writeString(
                folder.resolve("rules.cfg"), "[pi]\nregex: 3\\.\\d+\nreplace: PI\n", StandardCharsets.UTF_8);

        assertThat(test()).isEqualTo(ExitCode.ERROR);
        assertThat(test("--sanitise", rules.toString())).isEqualTo(ExitCode.OK);
    }

    @Test
    void parametersGoToTheNotebooksThatDeclareThem() throws IOException {
        write(Cell.code("parameters", "int n = 1;", "parameters"), Cell.code("two", "n == 2", "assert"));

        assertThat(test("-p", "n=2", "-p", "m=7")).isEqualTo(ExitCode.OK);
        assertThat(test("-p", "n=3")).isEqualTo(ExitCode.ERROR);
    }

    @Test
    void aCellThatNeverEndsOrEndsItsJvmOrPrintsTooMuchFailsItsTest() throws IOException {
        write(Cell.code("endless", "while (true) { }"), Cell.code("after", "1"));
        assertThat(test("--timeout", "2")).isEqualTo(ExitCode.ERROR);
        assertThat(xml()).contains("TimeLimit").contains("failures=\"1\"").contains("skipped=\"1\"");

        write(Cell.code("gone", "System.exit(0);"));
        assertThat(test()).isEqualTo(ExitCode.ERROR);
        assertThat(xml()).contains("KernelDied");

        write(Cell.code("much", "while (true) { System.out.println(\"again\".repeat(1_000)); }"));
        assertThat(test()).isEqualTo(ExitCode.ERROR);
        assertThat(xml()).contains("OutputTooLarge");
    }

    @Test
    void whatIsNoJavaNotebookFailsAndTheOthersStillRun() throws IOException {
        write(Cell.code("fine", "1 + 1"));
        Files.writeString(folder.resolve("b.ipynb"), "{\"cells\": [", StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("c.ipynb"), """
                {"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"print(1)","outputs":[],"execution_count":null}],
                "metadata":{"language_info":{"name":"python"}},"nbformat":4,"nbformat_minor":5}""", StandardCharsets.UTF_8);

        assertThat(test()).isEqualTo(ExitCode.ERROR);

        assertThat(xml())
                .contains("tests=\"3\"")
                .contains("failures=\"2\"")
                .contains("line 1")
                .contains("python");
    }

    @Test
    void aFolderWithoutNotebooksIsAFailure() {
        assertThat(test()).isEqualTo(ExitCode.ERROR);
    }

    private int test(String... more) {
        List<String> args = new ArrayList<>(List.of("notebook", "test", folder.toString()));
        args.addAll(List.of("--xml", folder.resolve("xml").toString()));
        args.addAll(List.of(more));
        return Main.run(args.toArray(String[]::new));
    }

    private String xml() throws IOException {
        return Files.readString(folder.resolve("xml/TEST-junit-jupiter.xml"), StandardCharsets.UTF_8);
    }

    private void write(Cell... cells) {
        NotebookWriter.write(Notebook.java(List.of(cells)), folder.resolve("a.ipynb"));
    }
}
