package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Summary;
import dev.anyclaude.bench.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The answer, before anything else.
 *
 * @param question what the run was made to find out
 * @param terms of what exactly
 * @param word the verdict
 * @param css class for its colour
 * @param symbol shape beside the word, for those who cannot tell the colours
 * @param meaning what the word means
 * @param speedup the measured ratio; a dash if there is none
 * @param interval how far it may be off
 * @param reasons why the verdict is not simply what the interval says
 * @param facts numbers behind it
 * @param others the same question asked of other metrics and arms
 */
record VerdictBox(
        String question,
        String terms,
        String word,
        String css,
        String symbol,
        String meaning,
        String speedup,
        String interval,
        List<String> reasons,
        List<Section.Fact> facts,
        List<Other> others) {

    /** Another comparison of the run, in short. */
    record Other(String name, String word, String css, String symbol, String speedup, String interval) {}

    static VerdictBox of(ReportModel model) {
        Summary summary = model.summary();
        String claim = Quantity.times(summary.claim());
        Summary.HeadlineKey key = summary.headline();
        String question = key.metric().equals(Metrics.TTFT.key())
                ? "Do warm requests bring their first token at least " + claim + " sooner than cold ones?"
                : "Are warm requests done at least " + claim + " sooner than cold ones?";
        String terms = Words.capital(Words.metric(key.metric())) + ", " + Words.arm(key.arm())
                + ", against cold; bodies: " + key.stratum() + "; fixed before the run";
        List<Other> others = summary.verdicts().stream()
                .filter(each -> !each.headline())
                .map(each -> other(each, summary.verdicts()))
                .toList();
        Optional<MetricVerdict> headline = summary.headlineVerdict();
        if (headline.isEmpty()) {
            return new VerdictBox(
                    question,
                    terms,
                    Verdict.INCONCLUSIVE.name(),
                    css(Verdict.INCONCLUSIVE),
                    symbol(Verdict.INCONCLUSIVE),
                    "The run has no request that could answer it.",
                    "—",
                    "",
                    List.of(),
                    List.of(),
                    others);
        }
        return answered(question, terms, headline.get(), others, claim);
    }

    boolean hasOthers() {
        return !others.isEmpty();
    }

    private static VerdictBox answered(
            String question, String terms, MetricVerdict verdict, List<Other> others, String claim) {
        return new VerdictBox(
                question,
                terms,
                verdict.verdict().name(),
                css(verdict.verdict()),
                symbol(verdict.verdict()),
                meaning(verdict, claim),
                speedup(verdict),
                verdict.speedup()
                        .map(each -> Words.interval(each, Quantity::times)
                                + each.level().stream()
                                        .mapToObj(level -> ", " + Quantity.percent(level) + " interval")
                                        .findFirst()
                                        .orElse(""))
                        .orElse("no block has both a cold and a warm request that count"),
                verdict.reason().isEmpty() ? List.of() : List.of(Words.capital(verdict.reason()) + "."),
                facts(verdict),
                others);
    }

    private static Other other(MetricVerdict verdict, List<MetricVerdict> all) {
        return new Other(
                Words.capital(Words.metric(verdict.metric())) + ", " + Words.arm(verdict.arm())
                        + verdict.stratumAmong(all, "; bodies: "),
                verdict.verdict().name(),
                css(verdict.verdict()),
                symbol(verdict.verdict()),
                speedup(verdict),
                verdict.speedup()
                                .map(each -> Words.interval(each, Quantity::times))
                                .orElse("no estimate") + "; " + Words.plural(verdict.blocks(), "block", "blocks"));
    }

    private static List<Section.Fact> facts(MetricVerdict verdict) {
        return List.of(
                new Section.Fact("Cold", Words.or(verdict.coldMedianMs(), Quantity::millis, "none"), "median"),
                new Section.Fact("Warm", Words.or(verdict.warmMedianMs(), Quantity::millis, "none"), "median"),
                new Section.Fact(
                        "Saved per request",
                        verdict.differenceMs()
                                .map(each -> Quantity.millis(each.estimate()))
                                .orElse(Words.UNKNOWN),
                        verdict.differenceMs()
                                .map(each -> Words.interval(each, Quantity::millis))
                                .orElse("")),
                new Section.Fact(
                        "Of the prompt cached",
                        Words.or(verdict.cachedShare(), Quantity::percent, Words.UNKNOWN),
                        evidence(verdict)),
                new Section.Fact("Blocks", Integer.toString(verdict.blocks()), needed(verdict)));
    }

    private static String evidence(MetricVerdict verdict) {
        if (verdict.warmMedianMs().isEmpty()) {
            return "no warm request counts";
        }
        return verdict.cachedShare().isPresent() ? "as the backend reports it" : "the backend does not say";
    }

    private static String needed(MetricVerdict verdict) {
        return verdict.blocksNeeded().isPresent()
                ? "about " + verdict.blocksNeeded().getAsInt() + " needed to settle it"
                : "independent repetitions";
    }

    private static String meaning(MetricVerdict verdict, String claim) {
        return switch (verdict.verdict()) {
            case CONFIRMED -> "The whole interval is at or above " + claim + ".";
            case REFUTED -> "The whole interval is below " + claim + ".";
            case INCONCLUSIVE -> "These measurements do not settle whether it is " + claim + " or not.";
            case UNVERIFIED -> "Nothing here proves that it was the cache.";
        };
    }

    static String speedup(MetricVerdict verdict) {
        return verdict.speedup().map(each -> Quantity.times(each.estimate())).orElse("—");
    }

    static String css(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    static String symbol(Verdict verdict) {
        return switch (verdict) {
            case CONFIRMED -> "✓";
            case REFUTED -> "✗";
            case INCONCLUSIVE -> "≈";
            case UNVERIFIED -> "?";
        };
    }
}
