package dev.anyclaude.bench.report;

import dev.anyclaude.bench.notebook.Cell;
import dev.anyclaude.bench.notebook.Display;
import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.Output;
import dev.anyclaude.bench.report.chart.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The notebook of a run, executed. Its outputs come from the very calls its cells make, so running it again gives the same. */
final class RunNotebook {
    private final List<Cell> cells = new ArrayList<>();
    private int count;

    private RunNotebook() {}

    static Notebook of(Report report, ReportModel model) {
        return new RunNotebook().build(report, model);
    }

    private Notebook build(Report report, ReportModel model) {
        cells.add(Cell.code("parameters", "String run = \".\";", "parameters").ran(++count, List.of()));
        shown(
                Cell.code(
                        "read",
                        "import dev.anyclaude.bench.report.Report;\nReport report = Report.read(run);\nreport.style()",
                        NotebookPage.UNSEEN),
                report.style());
        shown(Cell.code("verdict-of", "report.verdict()"), report.verdict());
        cells.add(Cell.markdown(
                "about",
                "This report is a notebook, `" + Report.NOTEBOOK + "`, and `" + Report.PAGE
                        + "` is that notebook as a page. Every number and picture is made from the files of the run by the Java"
                        + " that stands with it; run again, it gives the same."));
        section("report.speedups()", report.speedups());
        section("report.distributions()", report.distributions());
        section("report.session()", report.session());
        section("report.prefill()", report.prefill());
        section("report.whatIf()", report.whatIf());
        section("report.overhead()", report.overhead());
        section("report.exclusions()", report.exclusions());
        section("report.numbers()", report.numbers());
        section("report.provenance()", report.provenance());
        heading(
                "method",
                "Method",
                "Method",
                Template.resource("method.html")
                        .replace("{{claim}}", Quantity.times(model.summary().claim())));
        heading(
                "check",
                "Check",
                "",
                "The verdicts that are stored with the run are those that its samples give. With `Samples.load(run)` of"
                        + " `dev.anyclaude.bench.lab` the samples can be looked at in other ways.");
        shown(
                Cell.code("check-of", "report.agreesWithItsSamples()", "assert"),
                Boolean.valueOf(report.agreesWithItsSamples()));
        return Notebook.java(cells);
    }

    private void section(String call, Displayed part) {
        Section section = (Section) part; // what a reader's cell sees of it is only how it is shown
        String prose = section.paragraphs().stream().map(Prose::escape).collect(Collectors.joining("\n\n"));
        heading(section.id(), section.title(), section.nav(), prose);
        shown(Cell.code(section.id() + "-of", call), section);
    }

    private void heading(String id, String title, String nav, String prose) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.putObject(NotebookPage.METADATA).put(NotebookPage.NAV, nav);
        String source = "## " + Prose.escape(title) + (prose.isEmpty() ? "" : "\n\n" + prose);
        cells.add(new Cell(Cell.Kind.MARKDOWN, id, metadata, source, OptionalInt.empty(), List.of(), Optional.empty()));
    }

    private void shown(Cell cell, Object value) {
        count++;
        cells.add(cell.ran(count, List.of(new Output.Shown(OptionalInt.of(count), Display.of(value)))));
    }
}
