package dev.anyclaude.bench.notebook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a notebook's cells in order. */
public final class NotebookRunner {
    static final String ASSERT = "assert";

    private final KernelLimits limits;
    private final Path folder;
    private final boolean keepGoing;

    /**
     * Prepares runs.
     *
     * @param folder what the cells take for the current folder, normally the notebook's own
     * @param keepGoing goes on after a cell that failed
     */
    public NotebookRunner(KernelLimits limits, Path folder, boolean keepGoing) {
        this.limits = limits;
        this.folder = folder;
        this.keepGoing = keepGoing;
    }

    /**
     * The notebook with these values for its parameters.
     *
     * @throws NotebookException if it does not declare one of them
     */
    public static Notebook withParameters(Notebook notebook, Map<String, String> values) {
        return Parameters.inject(notebook, values);
    }

    /**
     * Runs all code cells, or those up to the first that fails.
     *
     * @param save is handed the notebook as it is after every cell
     * @return the notebook at the end; cells that did not run have no outputs
     * @throws NotebookException if the cells' JVM does not start
     */
    public Notebook run(Notebook notebook, CellProgress progress, Consumer<Notebook> save) {
        if (!notebook.isJava()) {
            return refuse(notebook, save);
        }
        List<Cell> cells = new ArrayList<>(notebook.notRun().cells());
        int total = (int) cells.stream().filter(Cell::isCode).count();
        int number = 0;
        Kernel kernel = Kernel.start(limits, folder);
        try {
            for (int i = 0; i < cells.size(); i++) {
                Cell cell = cells.get(i);
                if (!cell.isCode()) {
                    continue;
                }
                number++;
                if (kernel.lost()) {
                    kernel.close();
                    kernel = Kernel.start(limits, folder);
                    progress.restarted();
                }
                progress.begins(cell, number, total);
                long from = System.nanoTime();
                Cell ran = cell.ran(number, judged(cell, kernel.run(cell.source(), number)));
                cells.set(i, ran);
                save.accept(notebook.withCells(cells));
                progress.ended(ran, Duration.ofNanos(System.nanoTime() - from));
                if (ran.failed() && !keepGoing) {
                    break;
                }
            }
        } finally {
            kernel.close();
        }
        return notebook.withCells(cells);
    }

    /** The outputs, and a failure among them if the cell asserts something that does not hold. */
    private static List<Output> judged(Cell cell, List<Output> outputs) {
        if (!cell.tags().contains(ASSERT) || outputs.stream().anyMatch(Output.Failure.class::isInstance)) {
            return outputs;
        }
        Optional<String> value = outputs.stream()
                .filter(Output.Shown.class::isInstance)
                .map(Output.Shown.class::cast)
                .filter(shown -> shown.executionCount().isPresent())
                .map(shown -> shown.bundle().parts().getOrDefault(MimeBundle.TEXT, ""))
                .findFirst();
        if (value.filter("true"::equals).isPresent()) {
            return outputs;
        }
        List<Output> judged = new ArrayList<>(outputs);
        judged.add(CellFailure.ASSERTION.because(
                "the cell asserts something and came to " + value.orElse("no value") + " instead of true"));
        return judged;
    }

    private static Notebook refuse(Notebook notebook, Consumer<Notebook> save) {
        NotebookException wrong = wrongLanguage(notebook);
        Output.Failure failure = CellFailure.WRONG_LANGUAGE.because(String.valueOf(wrong.getMessage()));
        List<Cell> cells = new ArrayList<>(notebook.notRun().cells());
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).isCode()) {
                cells.set(i, cells.get(i).ran(1, List.of(failure)));
                break;
            }
        }
        Notebook refused = notebook.withCells(cells);
        save.accept(refused);
        throw wrong;
    }

    static NotebookException wrongLanguage(Notebook notebook) {
        return new NotebookException("only Java notebooks can be run here, and this one says it is "
                + notebook.language().orElse("?"));
    }
}
