package dev.anyclaude.bench.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class NotebookRunnerTest {
    private static final KernelLimits LIMITS = new KernelLimits(Duration.ofMinutes(2), 100_000);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private final List<Notebook> saved = new ArrayList<>();

    @Test
    void cellsShareWhatTheyDeclareAndKeepWhatTheyPrintAndComeTo() {
        Notebook ran = run(
                LIMITS,
                false,
                "int x = 41;\nSystem.out.println(\"x ≥ \" + x);\nSystem.err.println(\"careful\");",
                "record Point(int a) {}\nx + 1",
                "new Point(x)",
                "x + 2;",
                "import dev.anyclaude.bench.notebook.*;\n"
                        + "new Displayed() { public MimeBundle display() {"
                        + " return MimeBundle.text(\"t\").with(MimeBundle.HTML, \"<i>t</i>\"); } }",
                "import org.knowm.xchart.*;\n"
                        + "var chart = new XYChart(200, 100);\nchart.addSeries(\"a\", new double[] {1, 2});\nchart",
                "java.nio.file.Path.of(\"here\").toAbsolutePath().getParent()");

        assertThat(outputs(ran, 0))
                .containsExactly(new Output.Stream("stdout", "x ≥ 41\n"), new Output.Stream("stderr", "careful\n"));
        assertThat(text(ran, 1)).isEqualTo("42");
        assertThat(text(ran, 2)).isEqualTo("Point[a=41]");
        assertThat(outputs(ran, 3)).isEmpty();
        assertThat(shown(ran, 4)).containsEntry(MimeBundle.HTML, "<i>t</i>");
        assertThat(shown(ran, 5).get(MimeBundle.SVG)).contains("<svg").contains("</svg>");
        assertThat(text(ran, 6)).isEqualTo(folder.toAbsolutePath().normalize().toString());
        assertThat(ran.cells())
                .extracting(each -> each.executionCount().orElse(0))
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(NotebookFormat.violations(NotebookWriter.render(ran))).isEmpty();
        assertThat(told).startsWith("1 of 7", "ok", "2 of 7", "ok");
    }

    @Test
    void theFirstErrorStopsAndEverythingUntilThenIsSaved() {
        Notebook ran = run(
                LIMITS,
                false,
                "System.out.println(1);",
                "System.out.println(2);\nList.of(1).get(7);\nSystem.out.println(3);",
                "System.out.println(4);");

        assertThat(outputs(ran, 1).get(0)).isEqualTo(new Output.Stream("stdout", "2\n"));
        assertThat(failure(ran, 1).name()).isEqualTo("java.lang.IndexOutOfBoundsException");
        assertThat(failure(ran, 1).traceback().get(0)).contains("7");
        assertThat(ran.cells().get(2).executionCount()).isEmpty();
        assertThat(saved).hasSize(2);
        assertThat(saved.get(1)).isEqualTo(ran);
    }

    @Test
    void aCellThatAssertsMustComeToTrue() {
        Notebook asserting = Notebook.java(List.of(
                Cell.code("a", "1 < 2", "assert"),
                Cell.code("b", "2 < 1", "assert"),
                Cell.code("c", "int x = 1;", "assert")));

        Notebook ran = new NotebookRunner(LIMITS, folder, true).run(asserting, progress(), saved::add);

        assertThat(ran.cells()).extracting(Cell::failed).containsExactly(false, true, true);
        assertThat(failure(ran, 1).name()).isEqualTo("AssertionFailed");
        assertThat(failure(ran, 1).value()).contains("false");
    }

    @Test
    void whatDoesNotCompileSaysWhere() {
        Notebook ran = run(LIMITS, true, "int y = \"a\";", "undeclared + 1", "if (true) {", "int z = 3;\nz");

        assertThat(failure(ran, 0).name()).isEqualTo("CompileError");
        assertThat(failure(ran, 0).traceback()).anyMatch(each -> each.contains("int y = \"a\";"));
        assertThat(failure(ran, 1).value()).contains("cannot find symbol");
        assertThat(failure(ran, 2).name()).isEqualTo("CompileError");
        assertThat(text(ran, 3)).isEqualTo("3");
    }

    @Test
    void aCellThatNeverEndsIsInterruptedAndTheRestCanGoOn() {
        Notebook ran = run(
                new KernelLimits(Duration.ofSeconds(6), 1_000),
                true,
                "int kept = 5;\nSystem.out.println(\"before\");\nwhile (true) { }",
                "kept");

        assertThat(outputs(ran, 0).get(0)).isEqualTo(new Output.Stream("stdout", "before\n"));
        assertThat(failure(ran, 0).value()).isEqualTo("interrupted after 6.0 s");
        assertThat(text(ran, 1)).isEqualTo("5");
    }

    @Test
    void aCellThatEndsItsJvmIsSaidToHave() {
        Notebook ran = run(LIMITS, true, "int gone = 1;\nSystem.exit(3);", "1 + 1", "gone");

        assertThat(failure(ran, 0).name()).isEqualTo("KernelDied");
        assertThat(failure(ran, 0).value()).contains("System.exit");
        assertThat(text(ran, 1)).isEqualTo("2");
        assertThat(failure(ran, 2).name()).isEqualTo("CompileError");
        assertThat(told).contains("restarted");
    }

    @Test
    void outputIsCutAtItsLimit() {
        Notebook ran = run(
                new KernelLimits(Duration.ofSeconds(60), 2_000),
                true,
                "while (true) { System.out.println(\"again\"); }",
                "\"x\".repeat(5_000)",
                "1 + 1");

        assertThat(failure(ran, 0).name()).isEqualTo("OutputTooLarge");
        assertThat(((Output.Stream) outputs(ran, 0).get(0)).text()).hasSize(2_000);
        assertThat(failure(ran, 1).value()).isEqualTo("more than 2000 bytes to show; the rest is left out");
        assertThat(text(ran, 2)).isEqualTo("2");
    }

    @Test
    void parametersAreDeclaredAgainRightAfterTheirDefaults() {
        Notebook notebook = Notebook.java(List.of(
                Cell.markdown("intro", "text"),
                Cell.code(
                        "defaults",
                        "int blocks = 7;\nString backend = \"fake\"; double claim = 6;\nfinal double rate = 1;",
                        "parameters"),
                Cell.code("use", "blocks + backend + rate")));

        Notebook injected = NotebookRunner.withParameters(notebook, Map.of("blocks", "3"));

        assertThat(injected.cells().get(2).tags()).containsExactly("injected-parameters");
        assertThat(injected.cells().get(2).source()).isEqualTo("// Parameters\nint blocks = 3;");
        assertThat(NotebookRunner.withParameters(injected, Map.of("backend", "a\"b"))
                        .cells()
                        .get(2)
                        .source())
                .isEqualTo("// Parameters\nString backend = \"a\\\"b\";");
        assertThat(text(new NotebookRunner(LIMITS, folder, false).run(injected, progress(), saved::add), 3))
                .isEqualTo("3fake1.0");
        assertThatThrownBy(() -> NotebookRunner.withParameters(notebook, Map.of("block", "3")))
                .hasMessage("the notebook has no parameter block; it has [blocks, backend, rate]");
        assertThatThrownBy(() -> NotebookRunner.withParameters(notebook, Map.of("blocks", "many")))
                .hasMessage("parameter blocks is of type int, which \"many\" is not");
    }

    @Test
    void anotherLanguageIsRefusedInTheOutputAndOnTheTerminal() {
        Notebook python = NotebookReader.parse("""
                {"cells":[{"cell_type":"code","id":"a","metadata":{},"source":"print(1)","outputs":[],"execution_count":null}],
                "metadata":{"kernelspec":{"name":"python3","language":"python","display_name":"P"}},
                "nbformat":4,"nbformat_minor":5}""");

        assertThatThrownBy(() -> new NotebookRunner(LIMITS, folder, false).run(python, progress(), saved::add))
                .isInstanceOf(NotebookException.class)
                .hasMessage("only Java notebooks can be run here, and this one says it is python");
        assertThat(failure(saved.get(0), 0).name()).isEqualTo("WrongLanguage");
    }

    private Notebook run(KernelLimits limits, boolean keepGoing, String... sources) {
        List<Cell> cells = new ArrayList<>();
        for (String source : sources) {
            cells.add(Cell.code("cell-" + cells.size(), source));
        }
        return new NotebookRunner(limits, folder, keepGoing).run(Notebook.java(cells), progress(), saved::add);
    }

    private CellProgress progress() {
        return new CellProgress() {
            @Override
            public void begins(Cell cell, int number, int of) {
                told.add(number + " of " + of);
            }

            @Override
            public void ended(Cell cell, Duration took) {
                told.add(cell.failed() ? "failed" : "ok");
            }

            @Override
            public void restarted() {
                told.add("restarted");
            }
        };
    }

    private static List<Output> outputs(Notebook notebook, int cell) {
        return notebook.cells().get(cell).outputs();
    }

    private static Map<String, String> shown(Notebook notebook, int cell) {
        List<Output> outputs = outputs(notebook, cell);
        assertThat(outputs).isNotEmpty();
        assertThat(outputs.get(outputs.size() - 1)).isInstanceOf(Output.Shown.class);
        return ((Output.Shown) outputs.get(outputs.size() - 1)).bundle().parts();
    }

    private static String text(Notebook notebook, int cell) {
        return shown(notebook, cell).getOrDefault(MimeBundle.TEXT, "");
    }

    private static Output.Failure failure(Notebook notebook, int cell) {
        List<Output> outputs = outputs(notebook, cell);
        assertThat(outputs).isNotEmpty();
        assertThat(outputs.get(outputs.size() - 1)).isInstanceOf(Output.Failure.class);
        return (Output.Failure) outputs.get(outputs.size() - 1);
    }
}
