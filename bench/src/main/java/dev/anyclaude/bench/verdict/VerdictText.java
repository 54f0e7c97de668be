package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.stats.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The last lines a run prints. ASCII only, so that every terminal shows them. */
public final class VerdictText {
    private VerdictText() {}

    /** All lines, each ended by a line feed; the comparison the run was made for comes first. */
    public static String render(Summary summary) {
        List<String> lines = new ArrayList<>();
        if (summary.simulated()) {
            lines.add(
                    "SIMULATED: the backend's costs are made up; this run confirms nothing about any model or machine");
        }
        summary.verdicts().stream()
                .sorted(Comparator.comparing(MetricVerdict::headline).reversed())
                .forEach(each -> verdict(each, summary, lines));
        summary.session().ifPresent(each -> session(each, lines));
        summary.proxyOverhead().ifPresent(each -> lines.add(overhead(each)));
        exclusions(summary, lines);
        lines.add("engine: " + engine(summary));
        return String.join("\n", lines) + "\n";
    }

    private static void verdict(MetricVerdict verdict, Summary summary, List<String> lines) {
        StringBuilder line =
                new StringBuilder(format("%-5s  %-2s  %-12s  ", verdict.metric(), verdict.arm(), verdict.verdict()));
        verdict.speedup().ifPresent(each -> line.append(speedup(each)).append(", "));
        line.append(verdict.blocks())
                .append(" blocks, claim ")
                .append(plain(summary.claim()))
                .append('x');
        line.append(
                verdict.cachedShare().isPresent()
                        ? format(", cached %.2f", verdict.cachedShare().getAsDouble())
                        : ", cached unknown");
        verdict.blocksNeeded()
                .ifPresent(each -> line.append(", about ").append(each).append(" blocks needed"));
        lines.add(line.toString());
        String stratum = verdict.stratumAmong(summary.verdicts(), "           bodies: ");
        if (!stratum.isEmpty()) {
            lines.add(stratum);
        }
        if (!verdict.reason().isEmpty()) {
            lines.add("           " + verdict.reason());
        }
    }

    private static String speedup(Estimate ratio) {
        String interval = ratio.level().isPresent()
                ? format(
                        " [%s, %s] %.1f %%",
                        limit(ratio.low()),
                        limit(ratio.high()),
                        100 * ratio.level().getAsDouble())
                : "";
        return format("%.1fx", ratio.estimate()) + interval;
    }

    private static String limit(OptionalDouble limit) {
        return limit.isPresent() ? format("%.1f", limit.getAsDouble()) : "unbounded";
    }

    private static void session(SessionTimeline session, List<String> lines) {
        lines.add(format(
                "session: raw %.1f s -> normalised %.1f s of prefill (sum of TTFT) over %d turns",
                session.rawPrefillSeconds(), session.normalisedPrefillSeconds(), session.comparedTurns()));
        if (!session.mismatch().isEmpty()) {
            lines.add("           " + session.mismatch());
        }
    }

    private static String overhead(ProxyOverhead overhead) {
        String interval = overhead.level().isPresent()
                ? format(
                        " [%.2f, %.2f]",
                        overhead.low().orElseThrow(), overhead.high().orElseThrow())
                : "";
        return format("proxy: adds %.2f ms%s to TTFT, %d blocks", overhead.estimateMs(), interval, overhead.blocks());
    }

    private static void exclusions(Summary summary, List<String> lines) {
        String leftOut = counts(summary, each -> !each.reason().equals("unverified"));
        if (!leftOut.isEmpty()) {
            lines.add("left out: " + leftOut);
        }
        String trusted = counts(summary, each -> each.reason().equals("unverified"));
        if (!trusted.isEmpty()) {
            lines.add("taken on trust: " + trusted);
        }
    }

    private static String counts(Summary summary, Predicate<Exclusion> which) {
        return summary.exclusions().stream()
                .filter(which)
                .map(each -> each.count() + " " + each.reason() + " " + each.arm())
                .collect(Collectors.joining(", "));
    }

    private static String engine(Summary summary) {
        if (summary.simulated()) {
            return summary.engine() + ", SIMULATED";
        }
        return summary.engine().equals("embedded")
                ? "embedded, a real engine with a real cache but random weights: what it reuses is real, its text and its"
                        + " absolute speed mean nothing"
                : summary.engine();
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? format("%.0f", number) : format("%.1f", number);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
