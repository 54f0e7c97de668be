package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anyclaude.bench.stats.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What is decided of one metric.
 *
 * @param evidence it rests on
 * @param adjustedPValue after Holm's correction for all metrics of the gate; empty if there was nothing to compare with
 * @param verdict PASS, FAIL or INCONCLUSIVE
 * @param reason of the verdict, a clause
 */
public record GateFinding(
        Evidence evidence,
        @JsonProperty("adjusted_p_value") OptionalDouble adjustedPValue,
        GateVerdict verdict,
        String reason) {

    /**
     * Decides all metrics of a gate together.
     *
     * @param all each with a change
     */
    public static List<GateFinding> judge(List<Evidence> all, GateRule rule) {
        double[] adjusted = Holm.adjust(
                all.stream().mapToDouble(each -> change(each).pValue()).toArray());
        List<GateFinding> findings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            findings.add(judge(all.get(i), adjusted[i], rule));
        }
        return findings;
    }

    /** What is said of a metric that has nothing to be held against. */
    static GateFinding alone(Evidence evidence, String reason) {
        return new GateFinding(evidence, OptionalDouble.empty(), GateVerdict.NO_BASELINE, reason);
    }

    /** FAIL if any fails, PASS if all pass, otherwise INCONCLUSIVE; UNFIT if that is for the machine's noise. */
    public static GateVerdict overall(List<GateFinding> findings, GateRule rule) {
        if (findings.stream().anyMatch(each -> each.verdict == GateVerdict.FAIL)) {
            return GateVerdict.FAIL;
        }
        if (findings.stream().allMatch(each -> each.verdict == GateVerdict.PASS)) {
            return GateVerdict.PASS;
        }
        boolean restless = findings.stream()
                .map(GateFinding::evidence)
                .filter(each -> each.metric() == GateMetric.TTFT_WARM)
                .anyMatch(each -> change(each).deviation() > rule.largestDeviation());
        return restless ? GateVerdict.UNFIT : GateVerdict.INCONCLUSIVE;
    }

    private static GateFinding judge(Evidence evidence, double adjusted, GateRule rule) {
        Evidence.Change change = change(evidence);
        double floor = rule.floorMillis(evidence.metric());
        GateVerdict verdict = GateVerdict.INCONCLUSIVE;
        String reason = text(
                "neither more than %.0f %% slower nor surely less than %.0f %%; %s would tell",
                100 * rule.tolerated(),
                100 * rule.toleratedAtMost(),
                evidence.againstPast() ? "more stored jobs, or a quieter machine," : "more blocks");
        if (adjusted <= rule.alpha() && change.millis() > floor) {
            verdict = GateVerdict.FAIL;
            reason = text("slower by more than %.0f %%, and by more than %.0f ms", 100 * rule.tolerated(), floor);
        } else if (change.upper().orElse(Double.POSITIVE_INFINITY) < 1 + rule.toleratedAtMost()) {
            verdict = GateVerdict.PASS;
            reason = text("a slowdown of %.0f %% is excluded", 100 * rule.toleratedAtMost());
        } else if (change.upperMillis().orElse(Double.POSITIVE_INFINITY) < floor) {
            verdict = GateVerdict.PASS;
            reason = text("a change of %.0f ms is excluded", floor);
        }
        return new GateFinding(evidence, OptionalDouble.of(adjusted), verdict, reason);
    }

    private static Evidence.Change change(Evidence evidence) {
        return evidence.change()
                .orElseThrow(() -> new IllegalArgumentException(evidence.metric() + " has nothing to be held against"));
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
