package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.anyclaude.bench.stats.Holm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is decided of one metric.
 *
 * @param evidence it rests on
 * @param adjustedPValue after Holm's correction for all metrics of the gate
 * @param verdict PASS, FAIL or INCONCLUSIVE
 * @param reason of the verdict, a clause
 */
public record GateFinding(
        Evidence evidence,
        @JsonProperty("adjusted_p_value") double adjustedPValue,
        GateVerdict verdict,
        String reason) {

    /** Decides all metrics of a gate together. */
    public static List<GateFinding> judge(List<Evidence> all, GateRule rule) {
        double[] adjusted =
                Holm.adjust(all.stream().mapToDouble(Evidence::pValue).toArray());
        List<GateFinding> findings = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            findings.add(judge(all.get(i), adjusted[i], rule));
        }
        return findings;
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
                .anyMatch(each -> each.metric() == GateMetric.TTFT_WARM && each.deviation() > rule.largestDeviation());
        return restless ? GateVerdict.UNFIT : GateVerdict.INCONCLUSIVE;
    }

    private static GateFinding judge(Evidence evidence, double adjusted, GateRule rule) {
        double floor = rule.floorMillis(evidence.metric());
        if (adjusted <= rule.alpha() && evidence.changeMillis() > floor) {
            return new GateFinding(
                    evidence,
                    adjusted,
                    GateVerdict.FAIL,
                    text("slower by more than %.0f %%, and by more than %.0f ms", 100 * rule.tolerated(), floor));
        }
        if (evidence.upper().orElse(Double.POSITIVE_INFINITY) < 1 + rule.toleratedAtMost()) {
            return new GateFinding(
                    evidence,
                    adjusted,
                    GateVerdict.PASS,
                    text("a slowdown of %.0f %% is excluded", 100 * rule.toleratedAtMost()));
        }
        if (evidence.changeUpperMillis().orElse(Double.POSITIVE_INFINITY) < floor) {
            return new GateFinding(
                    evidence, adjusted, GateVerdict.PASS, text("a change of %.0f ms is excluded", floor));
        }
        return new GateFinding(
                evidence,
                adjusted,
                GateVerdict.INCONCLUSIVE,
                text(
                        "neither more than %.0f %% slower nor surely less than %.0f %%; more blocks would tell",
                        100 * rule.tolerated(), 100 * rule.toleratedAtMost()));
    }

    private static String text(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
