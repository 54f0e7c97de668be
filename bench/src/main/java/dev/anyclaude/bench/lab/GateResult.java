package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.verdict.Verdict;
import java.util.Optional;

/**
 * A verdict in a box.
 *
 * @param terms of what exactly
 * @param speedup cold / warm
 * @param reason why, if the interval does not say it all
 */
public record GateResult(
        double claim, String terms, Verdict verdict, Optional<Estimate> speedup, String reason, boolean simulated)
        implements Displayed {

    /** Whether nothing speaks against the claim: it is not refuted. */
    public boolean passed() {
        return verdict != Verdict.REFUTED;
    }

    /** What the command line would end with: 2 for a refuted claim, otherwise 0. */
    public int exitCode() {
        return passed() ? 0 : 2;
    }

    @Override
    public MimeBundle display() {
        String html = "<div style=\"border:2px solid;border-radius:6px;padding:.6em 1em;max-width:48em\"><strong>"
                + Grid.escape(headline()) + "</strong><br>" + Grid.escape(terms)
                + (reason.isEmpty() ? "" : "<br>" + Grid.escape(reason)) + "</div>";
        return MimeBundle.text(toString()).with(MimeBundle.HTML, html);
    }

    @Override
    public String toString() {
        return headline() + "\n" + terms + (reason.isEmpty() ? "" : "\n" + reason);
    }

    private String headline() {
        String measured = speedup.map(
                        each -> ", measured " + Grid.times(each.estimate()) + " " + Speedup.interval(each))
                .orElse("");
        return verdict + ": warm requests are at least " + Grid.times(claim) + " faster" + measured
                + (simulated ? " (SIMULATED)" : "");
    }
}
