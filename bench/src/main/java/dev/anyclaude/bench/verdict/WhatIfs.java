package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.stats.PrefillFit;
import dev.anyclaude.bench.stats.ReuseBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Predicts from the fitted line, and from lines that others state. The claim “6 times” came with two numbers that cannot both be
 * true of one machine: 9,000 tokens that take a request from 3 s to 0.5 s, and a prefill of 100 to 200 tokens/s. Both are among
 * the backends, so that they can be seen beside what was measured.
 */
final class WhatIfs {
    static final String MEASURED = "this";

    private static final double[] PREFIXES = {2_000, 9_000, 15_000, 18_500, 60_000};
    private static final double[] NEW_PARTS = {50, 500, 1_500, 5_000};
    private static final String CLAIM = "stated with the claim";

    /** 9,000 tokens in 3 s − 0.5 s; everything but their prefill takes 0.5 s. */
    private static final WhatIf.Backend CLAIMED_TIMES =
            new WhatIf.Backend("claim-times", "9\u202f000 tokens, 3 s → 0.5 s", CLAIM, PrefillFit.given(500, 3_600));

    private static final List<WhatIf.Backend> OTHERS = List.of(
            CLAIMED_TIMES,
            new WhatIf.Backend("claim-rate-200", "prefill of 200 tokens/s", CLAIM, PrefillFit.given(500, 200)),
            new WhatIf.Backend("claim-rate-100", "prefill of 100 tokens/s", CLAIM, PrefillFit.given(500, 100)),
            new WhatIf.Backend(
                    "mlx-m4-max",
                    "Qwen3 30B A3B on an M4 Max",
                    "rate published by mlx-lm (4 bit) for a prompt of 2,048 tokens; 150 ms beside prefill assumed",
                    PrefillFit.given(150, 1_753.9)));

    private WhatIfs() {}

    /** Empty without a fit: nothing can be predicted from nothing. */
    static Optional<WhatIf> of(Optional<PrefillFit> fit, String engine, List<MetricVerdict> verdicts, double claim) {
        return fit.map(line -> {
            List<WhatIf.Backend> backends = new ArrayList<>();
            backends.add(new WhatIf.Backend(MEASURED, engine, "fitted to " + line.n() + " requests of this run", line));
            backends.addAll(OTHERS);
            List<WhatIf.Prediction> predictions = new ArrayList<>();
            for (WhatIf.Backend backend : backends) {
                for (double prefix : PREFIXES) {
                    for (double fresh : NEW_PARTS) {
                        predictions.add(predict(backend, prefix, fresh, claim));
                    }
                }
            }
            double most = verdicts.stream()
                    .flatMap(each -> each.reuse().stream())
                    .mapToDouble(ReuseNeed::cachedTokens)
                    .max()
                    .orElse(0);
            double fresh = verdicts.stream()
                    .filter(MetricVerdict::headline)
                    .flatMap(each -> each.reuse().stream())
                    .mapToDouble(ReuseNeed::newTokens)
                    .findFirst()
                    .orElse(NEW_PARTS[0]);
            return new WhatIf(most, fresh, backends, predictions);
        });
    }

    private static WhatIf.Prediction predict(WhatIf.Backend backend, double prefix, double fresh, double claim) {
        ReuseBound bound = new ReuseBound(prefix, fresh, 0, backend.cost());
        return new WhatIf.Prediction(
                backend.key(),
                prefix,
                fresh,
                bound.coldMillis(),
                bound.warmMillis(),
                bound.speedup(),
                bound.cachedTokensFor(claim));
    }
}
