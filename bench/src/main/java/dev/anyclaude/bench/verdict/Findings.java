package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Comparison;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.stats.PrefillFit;
import dev.anyclaude.bench.stats.Quantiles;
import dev.anyclaude.bench.stats.Reading;
import dev.anyclaude.bench.stats.ReuseBound;
import dev.anyclaude.bench.stats.Speedup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All that a verdict on one comparison rests on.
 *
 * @param speedup empty without a usable block
 * @param bound what reuse can do at best; empty without a fit or counts
 */
record Findings(Comparison comparison, Optional<Speedup> speedup, Optional<ReuseBound> bound) {

    /** Compares a warm arm with cold requests. */
    static Findings of(
            List<TurnSample> samples,
            Metric metric,
            boolean decodes,
            Arm arm,
            String stratum,
            Optional<PrefillFit> fit) {
        Comparison comparison = Comparison.of(
                samples,
                metric,
                new Comparison.Side(Arm.COLD, Route.PROXY),
                new Comparison.Side(arm, Route.PROXY),
                stratum);
        Optional<Speedup> speedup = comparison.blocks().isEmpty()
                ? Optional.empty()
                : Optional.of(Speedup.of(comparison.blocks().stream()
                        .map(each -> each.logRatio())
                        .toList()));
        return new Findings(comparison, speedup, fit.flatMap(each -> bound(comparison, each, decodes)));
    }

    /** Requests of both arms that did not complete. */
    long failed() {
        return sent().filter(each -> each.outcome() != Outcome.COMPLETED).count();
    }

    /** Requests of both arms. */
    Stream<TurnSample> sent() {
        return Stream.concat(comparison.slowSent().stream(), comparison.fastSent().stream());
    }

    /** Warm requests that completed but did not find the cache warm. */
    long warmMixed() {
        return comparison.fastSent().stream()
                .filter(each -> each.outcome() == Outcome.COMPLETED && !each.accepted())
                .count();
    }

    /** Whether the backend said of every compared request what it reused. */
    boolean reuseReported() {
        return Stream.concat(comparison.slow().stream(), comparison.fast().stream())
                .allMatch(each ->
                        each.givenUp() || each.sample().tokens().cachedShare().isPresent());
    }

    /** Median share of the warm prompts that was reused, 0 to 1; empty where not reported. */
    OptionalDouble cachedShare() {
        return median(comparison.fast(), each -> each.sample().tokens().cachedShare());
    }

    OptionalDouble coldMedianMillis() {
        return median(comparison.slow(), each -> OptionalDouble.of(each.millis()));
    }

    OptionalDouble warmMedianMillis() {
        return median(comparison.fast(), each -> OptionalDouble.of(each.millis()));
    }

    OptionalDouble coldMedianOutputTokens() {
        return median(comparison.slow(), Findings::outputTokens);
    }

    OptionalDouble warmMedianOutputTokens() {
        return median(comparison.fast(), Findings::outputTokens);
    }

    private static OptionalDouble outputTokens(Reading reading) {
        return reading.sample().tokens().outputTokens().stream()
                .asDoubleStream()
                .findFirst();
    }

    private static Optional<ReuseBound> bound(Comparison comparison, PrefillFit fit, boolean decodes) {
        OptionalDouble cached = median(
                comparison.fast(),
                each -> each.sample().tokens().cachedTokens().stream()
                        .asDoubleStream()
                        .findFirst());
        OptionalDouble prompt = median(
                comparison.fast(),
                each -> each.sample().tokens().promptTokens().stream()
                        .asDoubleStream()
                        .findFirst());
        OptionalDouble decode = decodes ? median(comparison.fast(), Findings::decodeMillis) : OptionalDouble.of(0);
        if (cached.isEmpty() || prompt.isEmpty() || decode.isEmpty()) {
            return Optional.empty();
        }
        double fresh = Math.max(0, prompt.getAsDouble() - cached.getAsDouble());
        return Optional.of(new ReuseBound(cached.getAsDouble(), fresh, decode.getAsDouble(), fit));
    }

    /** What a request takes after its first output. */
    private static OptionalDouble decodeMillis(Reading reading) {
        OptionalDouble ttft = reading.sample().times().ttftMillis();
        OptionalDouble total = reading.sample().times().totalMillis();
        return ttft.isPresent() && total.isPresent()
                ? OptionalDouble.of(Math.max(0, total.getAsDouble() - ttft.getAsDouble()))
                : OptionalDouble.empty();
    }

    private static OptionalDouble median(List<Reading> readings, Function<Reading, OptionalDouble> value) {
        double[] values = readings.stream()
                .map(value)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return values.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Quantiles.of(values).p50());
    }
}
