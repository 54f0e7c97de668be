package dev.anyclaude.bench.report;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.sample.Fitness;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict box with what belongs beside it.
 *
 * @param run the run's name
 * @param subtitle backend, model and day
 * @param simulated whether to say that nothing was measured
 * @param notices what must be known before any number is read
 */
record Answer(String run, String subtitle, boolean simulated, VerdictBox verdict, List<String> notices)
        implements Displayed {
    private static final String EMBEDDED = "embedded";

    Answer {
        notices = List.copyOf(notices);
    }

    static Answer of(ReportModel model) {
        return new Answer(
                model.manifest().run(), subtitle(model), model.simulated(), VerdictBox.of(model), notices(model));
    }

    boolean hasNotices() {
        return !notices.isEmpty();
    }

    @Override
    public MimeBundle display() {
        return MimeBundle.text(toString()).with(MimeBundle.HTML, Template.render("answer.mustache", this));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(verdict.question())
                .append('\n')
                .append(verdict.word())
                .append(simulated ? " (SIMULATED)" : "")
                .append(": ")
                .append(verdict.speedup())
                .append(", ")
                .append(verdict.interval())
                .append('\n')
                .append(verdict.terms());
        verdict.reasons().forEach(each -> text.append('\n').append(each));
        verdict.facts().forEach(each -> text.append('\n').append(each));
        verdict.others()
                .forEach(each -> text.append('\n')
                        .append(String.join(" ", each.name() + ":", each.word(), each.speedup(), each.interval())));
        notices.forEach(each -> text.append('\n').append(each));
        return text.toString();
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
}
