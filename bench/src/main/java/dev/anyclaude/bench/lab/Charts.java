package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Ecdf;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.stats.PrefillFit;
import dev.anyclaude.bench.stats.ReuseBound;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Summary;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Pictures of samples. */
public final class Charts {
    private Charts() {}

    /** The share of requests that took at most so long, one curve for each group. */
    public static LabChart ecdf(Spread spread) {
        LabChart chart = new LabChart("Share of requests, " + spread.title(), "milliseconds", "share");
        chart.getStyler().setXAxisLogarithmic(true);
        for (Spread.Group group : spread.groups()) {
            Ecdf curve = new Ecdf(group.values());
            double[] values = curve.values();
            double[] across = new double[2 * values.length];
            double[] up = new double[2 * values.length];
            for (int i = 0; i < values.length; i++) {
                across[2 * i] = values[i];
                across[2 * i + 1] = values[i];
                up[2 * i] = i == 0 ? 0 : curve.share(i - 1);
                up[2 * i + 1] = curve.share(i);
            }
            chart.line(group.name(), across, up);
        }
        return chart;
    }

    /** The share of requests that took at most so long, one curve for each arm. */
    public static LabChart ecdf(Measured measured) {
        return ecdf(measured.by(Arm.class));
    }

    /** Cold / warm of every block, and the claim. */
    public static LabChart blocks(Samples samples) {
        Summary summary = samples.summary();
        LabChart chart = new LabChart("Speedup by block" + samples.mark(), "block", "cold / warm");
        chart.getStyler().setYAxisLogarithmic(true);
        int most = 1;
        for (MetricVerdict each : summary.verdicts()) {
            double[] ratios = each.blockSpeedups().stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            if (ratios.length > 0) {
                double[] numbers =
                        IntStream.rangeClosed(1, ratios.length).asDoubleStream().toArray();
                chart.points(
                        each.metric() + " " + each.arm() + each.stratumAmong(summary.verdicts(), ", "),
                        numbers,
                        ratios);
                most = Math.max(most, ratios.length);
            }
        }
        chart.line("claim", new double[] {0.5, most + 0.5}, new double[] {summary.claim(), summary.claim()});
        return chart;
    }

    /** Time to first token against what had to be prefilled, with the line through it if there is one. */
    public static LabChart prefill(Samples samples) {
        LabChart chart = new LabChart(
                "Time to first token and prefill" + samples.mark(), "prompt tokens not cached", "milliseconds");
        double most = 1;
        for (Arm arm : Arm.values()) {
            List<TurnSample> known = samples.all().stream()
                    .filter(each -> each.arm() == arm && samples.arms().contains(arm))
                    .filter(each -> each.outcome() == Outcome.COMPLETED)
                    .filter(each -> Metrics.TTFT.of(each).isPresent())
                    .filter(each -> each.tokens().promptTokens().isPresent()
                            && each.tokens().cachedTokens().isPresent())
                    .toList();
            if (!known.isEmpty()) {
                double[] uncached = known.stream().mapToDouble(Charts::uncached).toArray();
                double[] millis = known.stream()
                        .mapToDouble(each -> Metrics.TTFT.of(each).orElseThrow())
                        .toArray();
                chart.points(arm.name(), uncached, millis);
                for (double each : uncached) {
                    most = Math.max(most, each);
                }
            }
        }
        Optional<PrefillFit> fit = samples.summary().fit();
        if (fit.isPresent()) {
            double overhead = fit.get().overheadMs();
            double end = overhead + 1_000 * most / fit.get().tokensPerSecond();
            chart.line("fit", new double[] {0, most}, new double[] {overhead, end});
        }
        return chart;
    }

    /**
     * What perfect reuse can give, by how much of the prompt is new.
     *
     * @param cachedTokens that a warm request does not prefill
     * @param decodeMillis time of the answer, for the total; the other curve is time to first token
     * @param most new tokens to draw
     */
    public static LabChart bound(double cachedTokens, double decodeMillis, PrefillFit fit, int most, double claim) {
        double[] added = IntStream.rangeClosed(0, 100)
                .mapToDouble(each -> Math.max(1, each * most / 100.0))
                .toArray();
        ToDoubleFunction<double[]> speedup = each -> new ReuseBound(cachedTokens, each[0], each[1], fit).speedup();
        LabChart chart = new LabChart("What reuse can give at best", "new tokens", "cold / warm");
        chart.getStyler().setYAxisLogarithmic(true);
        chart.line("time to first token", added, curve(added, 0, speedup));
        chart.line("total", added, curve(added, decodeMillis, speedup));
        chart.line("claim", new double[] {1, most}, new double[] {claim, claim});
        return chart;
    }

    /** Prompt tokens that each turn of the replayed sessions had to prefill, raw and normalised. */
    public static LabChart ledger(Ledger ledger) {
        LabChart chart = new LabChart(ledger.title(), "turn of the replay", "prompt tokens not cached");
        double[] numbers =
                IntStream.rangeClosed(1, ledger.lines().size()).asDoubleStream().toArray();
        if (numbers.length > 0) {
            chart.linked("raw", numbers, ledger.prefilled(Ledger.Line::raw));
            chart.linked("normalised", numbers, ledger.prefilled(Ledger.Line::normalised));
        }
        return chart;
    }

    private static double[] curve(double[] added, double decodeMillis, ToDoubleFunction<double[]> speedup) {
        double[] up = new double[added.length];
        for (int i = 0; i < up.length; i++) {
            up[i] = speedup.applyAsDouble(new double[] {added[i], decodeMillis});
        }
        return up;
    }

    private static double uncached(TurnSample sample) {
        return sample.tokens().promptTokens().orElseThrow()
                - sample.tokens().cachedTokens().orElseThrow();
    }
}
