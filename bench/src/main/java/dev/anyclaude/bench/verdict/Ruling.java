package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.stats.Speedup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What findings permit us to say, and why. Anything that makes the samples unfit comes first; then the interval speaks; then
 * what keeps a good interval from being a confirmation.
 */
record Ruling(Verdict verdict, String reason) {
    private static final double FAILED_AT_MOST = 0.01;
    private static final double MIXED_AT_MOST = 0.10;
    private static final double LENGTHS_WITHIN = 0.05;

    /**
     * Rules.
     *
     * @param total the metric is total latency, which can be compared only between answers of one length
     */
    static Ruling on(Findings findings, double claim, boolean total, boolean simulated) {
        List<String> unfit = unfit(findings, claim, total);
        if (!unfit.isEmpty() || findings.speedup().isEmpty()) {
            return new Ruling(Verdict.INCONCLUSIVE, String.join("; ", unfit));
        }
        Speedup speedup = findings.speedup().get();
        Verdict verdict = byInterval(speedup.ratio(), claim);
        List<String> reasons = new ArrayList<>();
        if (verdict == Verdict.INCONCLUSIVE) {
            reasons.add("the interval contains the claim");
        }
        if (verdict == Verdict.CONFIRMED) {
            reasons.addAll(unverified(findings, total, simulated));
            verdict = reasons.isEmpty() ? verdict : Verdict.UNVERIFIED;
        }
        return new Ruling(verdict, String.join("; ", reasons));
    }

    /** What an interval alone says of the claim. */
    static Verdict byInterval(Estimate ratio, double claim) {
        if (ratio.low().orElse(0) >= claim) {
            return Verdict.CONFIRMED;
        }
        return ratio.high().orElse(Double.POSITIVE_INFINITY) < claim ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }

    private static List<String> unfit(Findings findings, double claim, boolean total) {
        List<String> reasons = new ArrayList<>();
        long sent = findings.sent().count();
        long failed = findings.failed();
        if (failed > FAILED_AT_MOST * sent) {
            reasons.add(failed + " of " + sent + " requests did not complete, more than 1 %");
        }
        int blocks = findings.comparison().blocks().size();
        if (blocks < Speedup.FEWEST_BLOCKS) {
            reasons.add(blocks + " usable blocks; below " + Speedup.FEWEST_BLOCKS + " there is no 95 % interval");
        }
        long mixed = findings.warmMixed();
        int warm = findings.comparison().fastSent().size();
        if (mixed > MIXED_AT_MOST * warm) {
            reasons.add(
                    mixed + " of " + warm + " warm requests did not find the cache warm, so the rest is a selection");
        }
        if (total) {
            lengthsDiffer(findings).ifPresent(reasons::add);
        }
        findings.speedup().flatMap(each -> disagreement(each, claim)).ifPresent(reasons::add);
        return reasons;
    }

    private static Optional<String> lengthsDiffer(Findings findings) {
        OptionalDouble cold = findings.coldMedianOutputTokens();
        OptionalDouble warm = findings.warmMedianOutputTokens();
        if (cold.isEmpty() || warm.isEmpty()) {
            return Optional.empty();
        }
        double longer = Math.max(cold.getAsDouble(), warm.getAsDouble());
        return Math.abs(cold.getAsDouble() - warm.getAsDouble()) > LENGTHS_WITHIN * longer
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "refused: the answers differ in length by more than 5 %% (median %.0f tokens cold, %.0f warm)",
                        cold.getAsDouble(),
                        warm.getAsDouble()))
                : Optional.empty();
    }

    private static Optional<String> disagreement(Speedup speedup, double claim) {
        if (speedup.student().isEmpty() || speedup.bootstrap().isEmpty()) {
            return Optional.empty();
        }
        Verdict main = byInterval(speedup.ratio(), claim);
        Verdict student = byInterval(speedup.student().get(), claim);
        Verdict bootstrap = byInterval(speedup.bootstrap().get(), claim);
        return main == student && main == bootstrap
                ? Optional.empty()
                : Optional.of("the methods disagree: " + speedup.method() + " " + main + ", Student's t " + student
                        + ", bootstrap " + bootstrap);
    }

    private static List<String> unverified(Findings findings, boolean total, boolean simulated) {
        List<String> reasons = new ArrayList<>();
        if (simulated) {
            reasons.add("simulated: the backend's costs are made up, so nothing is confirmed");
        }
        if (!findings.reuseReported()) {
            reasons.add("the backend does not report cached tokens, so nothing shows that it was the cache");
        }
        if (total
                && (findings.coldMedianOutputTokens().isEmpty()
                        || findings.warmMedianOutputTokens().isEmpty())) {
            reasons.add(
                    "the backend does not report output tokens, so nothing shows that the answers are of one length");
        }
        return reasons;
    }
}
