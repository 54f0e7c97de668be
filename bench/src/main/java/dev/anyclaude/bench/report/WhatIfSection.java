package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Caption;
import dev.anyclaude.bench.report.chart.Ink;
import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.report.chart.WhatIfChart;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.stats.ReuseBound;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.ReuseNeed;
import dev.anyclaude.bench.verdict.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the claim can be true at all, and what the fitted line predicts where nothing was measured. */
final class WhatIfSection {
    /** Prefix of the claim's own example, tokens. */
    private static final double CLAIM_TOKENS = 9_000;

    private final ReportModel model;
    private final WhatIf whatIf;
    private final double claim;

    private WhatIfSection(ReportModel model, WhatIf whatIf) {
        this.model = model;
        this.whatIf = whatIf;
        this.claim = model.summary().claim();
    }

    static Section of(ReportModel model) {
        Section.Builder section = Section.of("what-if", "What if", "What if");
        Optional<WhatIf> whatIf = model.summary().whatIf();
        if (whatIf.isEmpty()) {
            return section.say("Without a line through times and tokens nothing can be predicted.")
                    .build();
        }
        return new WhatIfSection(model, whatIf.get()).build(section);
    }

    private Section build(Section.Builder section) {
        String times = Quantity.times(claim);
        section.say(
                "With C tokens cached, N new, prefill rate r, a beside prefill and D for decoding, a cold request takes"
                        + " a + (C + N) ÷ r + D and a warm one a + N ÷ r + D. So " + times
                        + " can be true only where C ≥ "
                        + Quantity.digits(claim - 1, 3)
                        + " × (N + r × (a + D)): on a long prefix and a short rest. The faster the backend reads and the more"
                        + " it does beside reading, the longer the prefix has to be.");
        for (MetricVerdict verdict : model.summary().verdicts()) {
            verdict.reuse()
                    .ifPresent(reuse -> section.fact(
                            times + ", " + Words.metric(verdict.metric()) + ", " + Words.state(verdict.arm()),
                            "C ≥ " + tokens(reuse.cachedTokensForClaim()),
                            "here C is " + tokens(reuse.cachedTokens()) + ": "
                                    + (reuse.reachable() ? "within reach" : "out of reach, however good the cache")));
        }
        section.say(
                "The claim came with two numbers: 9\u202f000 cached tokens take a request from 3 s to 0.5 s, and prefill runs at"
                        + " 100 to 200 tokens/s. They exclude each other. The first is " + Quantity.times(6)
                        + " and takes 3\u202f600 tokens/s; at 100 to 200 tokens/s those tokens take 45 to 90 s, and with the same"
                        + " 0.5 s left the factor would be " + Quantity.times(91) + " to " + Quantity.times(181)
                        + ". Both are in the picture.");
        return section.figure(curves())
                .folded(predictions())
                .folded(VerdictTables.reuse(model.summary().verdicts()))
                .build();
    }

    private Figure curves() {
        Caption caption = new Caption(
                "what-if-curves",
                model.title("Predicted speedup by length of the cached prefix"),
                "Curves of a cost model for several backends, with measured points");
        List<WhatIfChart.Curve> curves = new ArrayList<>();
        List<WhatIfChart.Point> points = new ArrayList<>();
        for (WhatIf.Backend backend : whatIf.backends()) {
            curves.add(new WhatIfChart.Curve(
                    label(backend),
                    ink(backend),
                    tokens -> bound(backend, tokens).speedup()));
            if (backend.key().startsWith("claim")) {
                double ratio = bound(backend, CLAIM_TOKENS).speedup();
                points.add(new WhatIfChart.Point(Quantity.times(ratio), ink(backend), CLAIM_TOKENS, ratio));
            }
        }
        for (MetricVerdict verdict : model.summary().verdicts()) {
            if (verdict.metric().equals(Metrics.TTFT.key())
                    && verdict.reuse().isPresent()
                    && verdict.speedup().isPresent()) {
                ReuseNeed reuse = verdict.reuse().get();
                points.add(new WhatIfChart.Point(
                        "",
                        Ink.WARM,
                        reuse.cachedTokens(),
                        verdict.speedup().get().estimate()));
            }
        }
        return new Figure(
                caption,
                "Curves are predictions, diamonds are this run’s measured speedups. The curve of this backend has the "
                        + tokens(whatIf.newTokens()) + " new tokens of the headline; beyond "
                        + tokens(whatIf.mostCachedTokens())
                        + " cached tokens it is extrapolated. Squares and circles are the claim’s two numbers at 9\u202f000"
                        + " tokens. Both axes are logarithmic.",
                WhatIfChart.draw(caption, curves, points, claim),
                backends(),
                true);
    }

    private ReuseBound bound(WhatIf.Backend backend, double cachedTokens) {
        double fresh = backend.key().startsWith("claim") ? 0 : whatIf.newTokens();
        return new ReuseBound(cachedTokens, fresh, 0, backend.cost());
    }

    private String label(WhatIf.Backend backend) {
        return backend.key().equals("this")
                ? "this backend, " + Quantity.digits(backend.cost().tokensPerSecond(), 3) + " tokens/s"
                : backend.name();
    }

    private static Ink ink(WhatIf.Backend backend) {
        return switch (backend.key()) {
            case "this" -> Ink.WARM;
            case "claim-times" -> Ink.COLD;
            case "claim-rate-100", "claim-rate-200" -> Ink.RAW;
            default -> Ink.DIRECT;
        };
    }

    private Table backends() {
        Table.Builder table = Table.captioned("Backends of the prediction")
                .texts("Backend")
                .numbers("Prefill rate", "Beside prefill")
                .texts("Numbers");
        whatIf.backends()
                .forEach(each -> table.row(
                        each.name(),
                        Quantity.digits(each.cost().tokensPerSecond(), 3) + " tokens/s",
                        Quantity.millis(Math.max(0, each.cost().overheadMs())),
                        each.source()));
        return table.build();
    }

    private Table predictions() {
        Table.Builder table = Table.captioned("Predictions, nothing here was measured: time to first token")
                .texts("Backend")
                .numbers("Cached", "New", "Cold", "Warm", "Speedup", Quantity.times(claim) + " needs cached");
        for (WhatIf.Prediction each : whatIf.predictions()) {
            String name = whatIf.backends().stream()
                    .filter(backend -> backend.key().equals(each.backend()))
                    .map(WhatIf.Backend::name)
                    .findFirst()
                    .orElse(each.backend());
            table.row(
                    name,
                    tokens(each.cachedTokens()),
                    tokens(each.newTokens()),
                    Quantity.millis(each.coldTtftMs()),
                    Quantity.millis(each.warmTtftMs()),
                    Quantity.times(each.speedup()),
                    tokens(each.cachedTokensForClaim()));
        }
        return table.build();
    }

    private static String tokens(double tokens) {
        return Quantity.count(Math.round(tokens));
    }
}
