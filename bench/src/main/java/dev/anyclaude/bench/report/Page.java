package dev.anyclaude.bench.report;

import com.samskivert.mustache.Mustache;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.Fitness;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The page as its template sees it. Style and script are in the page, and the page's own policy lets a browser run those two
 * and load nothing else.
 *
 * @param title in the browser's tab
 * @param run the run's name
 * @param subtitle backend, model and day
 * @param simulated whether to say on top that nothing was measured
 * @param notices what must be known before any number is read
 * @param claim the claimed speedup
 * @param sections in order
 * @param files to be kept in the page
 */
record Page(
        String title,
        String run,
        String subtitle,
        boolean simulated,
        List<String> notices,
        String claim,
        VerdictBox verdict,
        List<Section> sections,
        List<EmbeddedFile> files,
        String css,
        String script,
        String cssHash,
        String scriptHash) {

    private static final String EMBEDDED = "embedded";

    static Page of(ReportModel model) {
        String css = resource("report.css");
        String script = resource("report.js");
        return new Page(
                model.title(model.manifest().run()),
                model.manifest().run(),
                subtitle(model),
                model.simulated(),
                notices(model),
                Quantity.times(model.summary().claim()),
                VerdictBox.of(model),
                List.of(
                        SpeedupSection.of(model),
                        DistributionSection.of(model),
                        SessionSection.of(model),
                        PrefillSection.of(model),
                        WhatIfSection.of(model),
                        OverheadSection.of(model),
                        ExclusionSection.of(model),
                        NumbersSection.of(model),
                        ProvenanceSection.of(model)),
                model.files().stream().map(EmbeddedFile::of).toList(),
                css,
                script,
                hash(css),
                hash(script));
    }

    boolean hasNotices() {
        return !notices.isEmpty();
    }

    /** The HTML. */
    String render() {
        return render("page.mustache", this);
    }

    /** A page of a template. */
    static String render(String template, Object page) {
        Mustache.Compiler compiler = Mustache.compiler().strictSections(true).withLoader(Page::template);
        return compiler.compile(new StringReader(resource(template))).execute(page);
    }

    private static String subtitle(ReportModel model) {
        String started = model.manifest().startedAt();
        return model.manifest().backend().name() + " · "
                + model.manifest().backend().model() + (started.isEmpty() ? "" : " · " + started);
    }

    private static List<String> notices(ReportModel model) {
        List<String> notices = new ArrayList<>();
        if (model.manifest().backend().name().equals(EMBEDDED)) {
            notices.add(
                    "The embedded backend is a real llama.cpp, but its model has random weights: what it writes means"
                            + " nothing, and its absolute speed says nothing about your model. Ratios and token counts are real."
                            + " What it keeps cached is decided by llama.cpp’s policy, not by that of mlx_lm.server.");
        }
        List<String> unfit = model.fitness().map(Fitness::warnings).orElse(List.of());
        if (!unfit.isEmpty()) {
            notices.add("The machine was not quite fit to be measured on: " + String.join("; ", unfit) + ".");
        }
        if (model.samples().size() < model.plan().requests().size()) {
            notices.add("The run ended early: " + Words.plural(model.samples().size(), "request", "requests") + " of "
                    + Quantity.count(model.plan().requests().size()) + " planned.");
        }
        return notices;
    }

    private static Reader template(String name) {
        return new StringReader(resource(name + ".mustache"));
    }

    static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a content security policy names an inline style or script. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
