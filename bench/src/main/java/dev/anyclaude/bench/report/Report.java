package dev.anyclaude.bench.report;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.Notebook;
import dev.anyclaude.bench.notebook.NotebookWriter;
import dev.anyclaude.bench.verdict.Summaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run's files say, part by part: the cells of a run's notebook are calls of these methods. Nothing is measured and nothing
 * else is read, so the same files give the same bytes.
 */
public final class Report {
    /** Name of the notebook in the run folder. */
    public static final String NOTEBOOK = "report.ipynb";
    /** Name of the page in the run folder. */
    public static final String PAGE = "index.html";

    private final ReportModel model;

    private Report(ReportModel model) {
        this.model = model;
    }

    /**
     * Reads a run folder.
     *
     * @throws ReportException if a file it needs cannot be read
     * @throws dev.anyclaude.bench.sample.SampleException if the samples or the manifest are damaged
     * @throws dev.anyclaude.bench.plan.PlanException if the plan is
     * @throws dev.anyclaude.bench.verdict.VerdictException if the summary is
     */
    public static Report read(String runFolder) {
        return new Report(ReportModel.read(Path.of(runFolder).toAbsolutePath().normalize()));
    }

    /**
     * Writes a run's notebook, executed, and that notebook as a page, into the run folder.
     *
     * @return the page
     * @throws ReportException if they cannot be written, or as {@link #read} says
     */
    public static Path write(Path runFolder) {
        Report report = read(runFolder.toString());
        Notebook notebook = RunNotebook.of(report, report.model);
        NotebookWriter.write(notebook, runFolder.resolve(NOTEBOOK));
        Path page = runFolder.resolve(PAGE);
        try {
            Files.writeString(page, NotebookPage.render(notebook, PageFrame.of(report.model)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ReportException("cannot write " + page + ": " + e, e);
        }
        return page;
    }

    /** How everything else here is to look, for a notebook that is opened in Jupyter. */
    public Displayed style() {
        return new NotebookStyle();
    }

    /** The answer, and what must be known before any number is read. */
    public Displayed verdict() {
        return Answer.of(model);
    }

    /** All speedups with their intervals, and the blocks they come from. */
    public Displayed speedups() {
        return SpeedupSection.of(model);
    }

    /** How the times of each arm spread. */
    public Displayed distributions() {
        return DistributionSection.of(model);
    }

    /** Whole sessions, turn after turn, with and without normalising. */
    public Displayed session() {
        return SessionSection.of(model);
    }

    /** Time to first token against what had to be prefilled. */
    public Displayed prefill() {
        return PrefillSection.of(model);
    }

    /** When the claim can be true at all. */
    public Displayed whatIf() {
        return WhatIfSection.of(model);
    }

    /** What the proxy adds. */
    public Displayed overhead() {
        return OverheadSection.of(model);
    }

    /** What does not count, and why. */
    public Displayed exclusions() {
        return ExclusionSection.of(model);
    }

    /** Every number of every arm. */
    public Displayed numbers() {
        return NumbersSection.of(model);
    }

    /** Where the numbers come from. */
    public Displayed provenance() {
        return ProvenanceSection.of(model);
    }

    /** Whether the verdicts that are stored are those that the samples give. */
    public boolean agreesWithItsSamples() {
        return Summaries.of(model.manifest(), model.plan(), model.samples())
                .verdicts()
                .equals(model.summary().verdicts());
    }
}
