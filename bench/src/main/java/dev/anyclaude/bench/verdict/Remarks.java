package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.stats.Drift;
import dev.anyclaude.bench.stats.Speedup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a reader of a verdict should know besides, whatever the verdict is. */
final class Remarks {
    private static final double DRIFTED = 0.01;

    private Remarks() {}

    static List<String> on(Findings findings, Optional<Drift> drift, double claim) {
        List<String> remarks = new ArrayList<>();
        findings.bound()
                .filter(bound -> !bound.reaches(claim))
                .ifPresent(bound -> remarks.add(String.format(
                        Locale.ROOT,
                        "even perfect reuse of these %.0f cached tokens gives %.1fx, less than the claim: %.0f new tokens at"
                                + " %.0f tokens/s and %.0f ms beside prefill remain",
                        bound.cachedTokens(),
                        bound.speedup(),
                        bound.newTokens(),
                        bound.fit().tokensPerSecond(),
                        Math.max(0, bound.fit().overheadMs()) + bound.decodeMillis())));
        findings.speedup().ifPresent(speedup -> method(speedup, remarks));
        long mixed = findings.warmMixed();
        if (mixed > 0) {
            remarks.add(mixed + " of " + findings.comparison().fastSent().size()
                    + " warm requests did not find the cache warm and are left out");
        }
        drift.filter(each -> each.p() < DRIFTED)
                .ifPresent(each -> remarks.add(
                        String.format(Locale.ROOT, "times drifted during the run (Kendall's tau %.2f)", each.tau())));
        return remarks;
    }

    private static void method(Speedup speedup, List<String> remarks) {
        if (speedup.method().equals("sign-test")) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "the blocks are skewed (%.2f), so the interval is the sign test's",
                    speedup.skewness().orElse(0)));
        }
        if (speedup.widenedBy() > 1) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "successive blocks are alike (autocorrelation %.2f), so the interval is widened %.2f-fold",
                    speedup.autocorrelation().orElse(0),
                    speedup.widenedBy()));
        }
    }
}
