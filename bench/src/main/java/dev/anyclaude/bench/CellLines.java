package dev.anyclaude.bench;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.CellProgress;
import dev.anyclaude.bench.notebook.Output;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows how far a notebook is: a line for each cell, and why one failed. */
final class CellLines implements CellProgress {
    private static final int SOURCE_COLUMNS = 70;

    private final PrintStream out;

    CellLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void begins(Cell cell, int number, int of) {
        String first = cell.source()
                .lines()
                .filter(each -> !each.isBlank() && !each.startsWith("import "))
                .findFirst()
                .orElse("(imports)")
                .strip();
        String shown = first.length() > SOURCE_COLUMNS ? first.substring(0, SOURCE_COLUMNS - 1) + "…" : first;
        out.printf(Locale.ROOT, "[%d/%d] %-" + SOURCE_COLUMNS + "s ", number, of, shown);
        out.flush();
    }

    @Override
    public void ended(Cell cell, Duration took) {
        out.printf(Locale.ROOT, " %s  %.1f s%n", cell.failed() ? "FAILED" : "ok", took.toMillis() / 1e3);
        for (Output output : cell.outputs()) {
            if (output instanceof Output.Failure failure) {
                failure.traceback().forEach(line -> out.println("        " + line));
            }
        }
    }

    @Override
    public void restarted() {
        out.println("        a new JVM goes on; what earlier cells declared is gone");
    }
}
