package dev.anyclaude.bench.plan;

import java.nio.charset.StandardCharsets;

/**
 * The one comparison the claim is about. Its digest goes into every later file, so that it cannot be chosen after the fact.
 *
 * @param metric {@code ttft}
 * @param arm compared with {@link Arm#COLD} at the same bodies
 * @param stratum class of those bodies
 * @param claim least speedup claimed
 * @param sha256 of the other values, and of what counts as a good answer
 */
public record Headline(String metric, Arm arm, String stratum, double claim, String sha256) {

    /** The headline of a run. */
    public static Headline of(String metric, Arm arm, String stratum, PlanSettings settings) {
        double claim = settings.claim();
        Slo slo = settings.slo();
        String text =
                metric + "\n" + arm + "\n" + stratum + "\n" + claim + "\n" + slo.ttftMillis() + "\n" + slo.tpotMillis();
        return new Headline(metric, arm, stratum, claim, Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
