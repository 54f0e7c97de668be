package dev.anyclaude.bench.notebook;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Notebooks as JUnit tests. Each is run once, its cells in order, each within its own test: a cell tagged {@code assert} is a test
 * that it comes to {@code true}, any other a test that it runs. A cell with stored outputs, unless tagged
 * {@code nbval-ignore-output}, is a second test that the fresh ones are the same.
 */
@ExtendWith(NotebookSuite.Resolver.class)
public final class NotebookTests {
    /** What nbval, too, takes as the word for outputs that are another each time. */
    private static final String IGNORE = "nbval-ignore-output";

    @TestFactory
    Stream<DynamicNode> notebooks(NotebookSuite suite) {
        return suite.files().stream().map(each -> notebook(suite, each));
    }

    private static DynamicNode notebook(NotebookSuite suite, Path file) {
        String name = String.valueOf(file.getFileName());
        Notebook stored;
        try {
            stored = NotebookReader.read(file);
            if (!stored.isJava()) {
                throw NotebookRunner.wrongLanguage(stored);
            }
        } catch (NotebookException e) {
            return dynamicContainer(
                    name, Stream.of(dynamicTest(name + ": is a Java notebook", () -> Assertions.fail(e.getMessage()))));
        }
        return dynamicContainer(name, tests(suite, file, name, stored));
    }

    private static Stream<DynamicNode> tests(NotebookSuite suite, Path file, String name, Notebook stored) {
        CellsUnderTest cells = new CellsUnderTest(stored, suite, file);
        OutputComparison comparison = new OutputComparison(suite.sanitiser());
        List<DynamicNode> tests = new ArrayList<>();
        for (Cell cell : stored.cells()) {
            if (cell.isCode()) {
                String does = cell.tags().contains(NotebookRunner.ASSERT) ? "asserts " : "runs ";
                tests.add(dynamicTest(name + ": " + does + cell.id(), () -> succeeded(cells.ran(cell.id()))));
            }
            if (!cell.outputs().isEmpty() && !cell.tags().contains(IGNORE)) {
                tests.add(dynamicTest(
                        name + ": same output of " + cell.id(), () -> same(comparison, cell, cells.ran(cell.id()))));
            }
        }
        return tests.stream().onClose(cells::close);
    }

    private static void succeeded(Cell cell) {
        for (Output output : cell.outputs()) {
            if (output instanceof Output.Failure failure) {
                Assertions.fail(cell.source() + "\n" + String.join("\n", failure.traceback()));
            }
        }
    }

    private static void same(OutputComparison comparison, Cell stored, Cell fresh) {
        List<String> differences = comparison.differences(stored, fresh);
        if (!differences.isEmpty()) {
            Assertions.fail(String.join("\n", differences));
        }
    }
}
