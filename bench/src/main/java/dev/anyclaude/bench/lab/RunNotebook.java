package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.Display;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookWriter;
import dev.anyclaude.bench.notebook.Output;
import dev.anyclaude.bench.plan.Arm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The notebook of a run, executed: it sits among the run's files and makes every number and chart from them. Its outputs are
 * computed by the very calls its cells make, so running it again gives the same.
 */
public final class RunNotebook {
    /** Its name in the run folder. */
    public static final String FILE = "report.ipynb";

    private final Samples samples;
    private final List<Cell> cells = new ArrayList<>();
    private int count;

    private RunNotebook(Samples samples) {
        this.samples = samples;
    }

    /**
     * Writes the notebook into the run folder its samples are from; the same files give the same bytes.
     *
     * @throws dev.anyclaude.bench.notebook.NotebookException if it cannot
     */
    public static Path write(Samples samples, Path runFolder) {
        Path file = runFolder.resolve(FILE);
        NotebookWriter.write(new RunNotebook(samples).build(), file);
        return file;
    }

    private Notebook build() {
        String claim = Double.toString(samples.plan().headline().claim());
        GateResult verdict = Gate.claim(samples.plan().headline().claim()).judge(samples);
        Spread ttft = samples.ttft().by(Arm.class);
        Ledger ledger = Ledger.of(samples);
        text(
                "title",
                "# " + samples.manifest().run() + samples.mark() + "\n\n"
                        + "A run of the harness as a notebook. Every number and chart below is made from `samples.jsonl` beside it;"
                        + " run the cells again and they come out the same.");
        quiet("parameters", "String run = \".\";", "parameters");
        text("verdict-text", "## The verdict");
        quiet(
                "imports",
                "import dev.anyclaude.bench.lab.*;\nimport dev.anyclaude.bench.plan.Arm;\n"
                        + "import dev.anyclaude.bench.verdict.Summary;\nimport java.nio.file.Path;");
        shown("samples", "Samples samples = Samples.load(run);\nsamples", samples);
        shown("verdict", "Gate.claim(" + claim + ").judge(samples)", verdict);
        shown("speedups", "Speedup.of(samples)", Speedup.of(samples));
        text("spread-text", "## How the requests spread");
        shown("spread", "Spread ttft = samples.ttft().by(Arm.class);\nttft", ttft);
        if (!ttft.groups().isEmpty()) {
            shown("ecdf", "Charts.ecdf(ttft)", Charts.ecdf(ttft));
        }
        shown("blocks", "Charts.blocks(samples)", Charts.blocks(samples));
        shown("prefill", "Charts.prefill(samples)", Charts.prefill(samples));
        if (!ledger.lines().isEmpty()) {
            text("ledger-text", "## Whole sessions, turn by turn");
            shown("ledger", "Ledger ledger = Ledger.of(samples);\nledger", ledger);
            shown("ledger-chart", "Charts.ledger(ledger)", Charts.ledger(ledger));
        }
        text("check-text", "## The stored summary is what these samples give");
        Cell check = Cell.code(
                "check",
                "samples.summary().verdicts().equals(Summary.read(Path.of(run, \"summary.json\")).verdicts())",
                "assert");
        cells.add(check.ran(++count, List.of(new Output.Shown(OptionalInt.of(count), Display.of(true)))));
        return Notebook.java(cells);
    }

    private void text(String id, String source) {
        cells.add(Cell.markdown(id, source));
    }

    private void quiet(String id, String source, String... tags) {
        cells.add(Cell.code(id, source, tags).ran(++count, List.of()));
    }

    private void shown(String id, String source, Object value) {
        cells.add(Cell.code(id, source)
                .ran(++count, List.of(new Output.Shown(OptionalInt.of(count), Display.of(value)))));
    }
}
