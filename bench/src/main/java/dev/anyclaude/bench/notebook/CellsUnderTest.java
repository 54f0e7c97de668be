package dev.anyclaude.bench.notebook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.opentest4j.TestAbortedException;

/** A notebook that runs on a thread of its own, begun by the first test that asks for a cell; every test waits for its own. */
final class CellsUnderTest implements AutoCloseable {
    private final Notebook notebook;
    private final NotebookRunner runner;
    private final Map<String, CompletableFuture<Cell>> cells = new LinkedHashMap<>();
    private final Thread thread = new Thread(this::run, "notebook");

    CellsUnderTest(Notebook stored, NotebookSuite suite, Path file) {
        notebook = NotebookRunner.withParameters(stored, suite.parametersOf(stored));
        Path folder = file.toAbsolutePath().getParent();
        runner = new NotebookRunner(suite.limits(), folder == null ? Path.of("") : folder, false);
        stored.cells().forEach(each -> cells.put(each.id(), new CompletableFuture<>()));
    }

    /**
     * The cell after it ran.
     *
     * @throws TestAbortedException if it does not run, because an earlier one failed
     * @throws NotebookException if the notebook cannot be run at all
     */
    Cell ran(String id) {
        if (thread.getState() == Thread.State.NEW) {
            thread.setDaemon(true);
            thread.start();
        }
        try {
            return cells.getOrDefault(id, new CompletableFuture<>()).join();
        } catch (CancellationException e) {
            throw new TestAbortedException("not run, because an earlier cell failed", e);
        } catch (CompletionException e) {
            throw new NotebookException("cannot run the notebook: " + e.getCause(), e);
        }
    }

    /** Waits until the cells' JVM is gone. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            runner.run(notebook, new Told(), each -> {});
            cells.values().forEach(each -> each.cancel(false));
        } catch (RuntimeException | Error e) { // whatever it is, no test may wait for ever
            cells.values().forEach(each -> each.completeExceptionally(e));
        }
    }

    private final class Told implements CellProgress {
        @Override
        public void ended(Cell cell, Duration took) {
            cells.getOrDefault(cell.id(), new CompletableFuture<>()).complete(cell);
        }
    }
}
