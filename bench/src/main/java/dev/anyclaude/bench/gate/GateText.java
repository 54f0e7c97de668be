package dev.anyclaude.bench.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A receipt in words: for the terminal, and as Markdown for a step summary or a comment. */
public final class GateText {
    /** First line of a comment, by which the next run finds it and replaces it. */
    public static final String MARKER = "<!-- anyclaude-gate -->";

    private static final String NONE = "–";

    private GateText() {}

    /** The closing lines on a terminal. */
    public static List<String> terminal(GateReceipt receipt) {
        List<String> lines = new ArrayList<>();
        for (GateFinding finding : receipt.findings()) {
            Evidence seen = finding.evidence();
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %-12s %s",
                    seen.metric().label(),
                    finding.verdict(),
                    seen.change()
                            .map(each -> String.format(
                                    Locale.ROOT,
                                    "%s %s, %s, %d blocks, p %.4f, would find %s",
                                    percent(each.ratio() - 1),
                                    interval(each, receipt.rule()),
                                    times(seen),
                                    seen.blocks(),
                                    finding.adjustedPValue().orElseThrow(),
                                    percent(each.detectable())))
                            .orElseGet(() -> times(seen) + ", " + seen.blocks() + " blocks")));
            lines.add("               " + finding.reason());
        }
        lines.add(falseFailures(receipt));
        receipt.warnings().forEach(each -> lines.add("note: " + each));
        lines.add(headline(receipt));
        return lines;
    }

    /** A comment for a pull request, well below 64 KB, beginning with {@link #MARKER}. */
    public static String comment(GateReceipt receipt) {
        return MARKER + "\n" + markdown(receipt);
    }

    /** A section of a step summary. */
    public static String markdown(GateReceipt receipt) {
        StringBuilder text = new StringBuilder("### Warm latency gate: ")
                .append(receipt.verdict())
                .append("\n\n");
        if (receipt.simulated()) {
            text.append("**SIMULATED**: the backend's costs are made up.\n\n");
        }
        text.append("Candidate `")
                .append(code(receipt.candidate()))
                .append("`, baseline `")
                .append(code(receipt.baseline()))
                .append("`.\n\n");
        text.append("| metric | verdict | effect | 99 % one-sided bounds | baseline → candidate |"
                + " smallest slowdown found in 4 of 5 |\n");
        text.append("|---|---|---|---|---|---|\n");
        for (GateFinding finding : receipt.findings()) {
            Evidence seen = finding.evidence();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s: %s | %s | %s | %s | %s |%n",
                    seen.metric().label(),
                    finding.verdict(),
                    finding.reason(),
                    seen.change().map(each -> percent(each.ratio() - 1)).orElse(NONE),
                    seen.change().map(each -> interval(each, receipt.rule())).orElse(NONE),
                    times(seen),
                    seen.change().map(each -> percent(each.detectable())).orElse(NONE)));
        }
        text.append('\n').append(falseFailures(receipt)).append('\n');
        receipt.warnings().forEach(each -> text.append("\n- ").append(each));
        return text.append("\n\nRun `")
                .append(code(receipt.run()))
                .append("`, fingerprint `")
                .append(receipt.fingerprint().id())
                .append("`.\n")
                .toString();
    }

    /** Effect, bounds and smallest detectable slowdown of a finding, in one line. */
    static String evidence(GateFinding finding, GateRule rule) {
        return finding.evidence()
                .change()
                .map(each -> String.format(
                        Locale.ROOT,
                        "effect %s %s, change %.1f ms, adjusted p %.4f, smallest detectable slowdown %s",
                        percent(each.ratio() - 1),
                        interval(each, rule),
                        each.millis(),
                        finding.adjustedPValue().orElseThrow(),
                        percent(each.detectable())))
                .orElseGet(() -> times(finding.evidence()));
    }

    private static String times(Evidence seen) {
        return seen.change()
                .map(each ->
                        String.format(Locale.ROOT, "%.1f → %.1f ms", each.baselineMillis(), seen.candidateMillis()))
                .orElseGet(() -> String.format(Locale.ROOT, "%.1f ms", seen.candidateMillis()));
    }

    private static String headline(GateReceipt receipt) {
        return receipt.verdict() + (receipt.simulated() ? " (SIMULATED: the backend's costs are made up)" : "");
    }

    private static String falseFailures(GateReceipt receipt) {
        GateReceipt.FalseFailures rate = receipt.falseFailures();
        String designed = String.format(
                Locale.ROOT, "False failures: at most %.1f %% of runs by construction", 100 * rate.designed());
        return rate.upper().isPresent()
                ? designed
                        + String.format(
                                Locale.ROOT,
                                "; %d of %d when this machine compared a build with itself, which allows up to %.1f %%.",
                                rate.calibratedFailures(),
                                rate.calibratedRuns(),
                                100 * rate.upper().getAsDouble())
                : designed + "; not calibrated on this machine (bench gate calibrate).";
    }

    private static String interval(Evidence.Change seen, GateRule rule) {
        return "[" + limit(seen.lower()) + ", " + limit(seen.upper()) + "]"
                + (rule.alpha() == 0.01 ? "" : String.format(Locale.ROOT, " at α %.3f", rule.alpha()));
    }

    private static String limit(OptionalDouble ratio) {
        return ratio.isPresent() ? percent(ratio.getAsDouble() - 1) : "unbounded";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }

    private static String code(String text) {
        return text.replace('`', '\'').replace('\n', ' ');
    }
}
