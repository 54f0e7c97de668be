package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Prediction;
import dev.anyclaude.bench.stats.Quantiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** One build beside its stored past. */
public final class StoredEvidence {
    private StoredEvidence() {}

    /**
     * The readings of a metric by block, of requests that were meant to be warm.
     *
     * @throws GateException of kind TOOL if there are none
     */
    public static List<Evidence.Readings> readings(List<TurnSample> samples, GateMetric metric) {
        Map<Integer, List<Double>> byBlock = new TreeMap<>();
        for (TurnSample sample : WarmShare.asMeant(samples)) {
            OptionalDouble millis = metric.metric().of(sample);
            if (sample.accepted()
                    && sample.arm() == Arm.W2
                    && sample.path() == Route.PROXY
                    && sample.block() != TurnSample.NO_BLOCK
                    && millis.isPresent()) {
                byBlock.computeIfAbsent(sample.block(), unused -> new ArrayList<>())
                        .add(millis.getAsDouble());
            }
        }
        if (byBlock.isEmpty()) {
            throw new GateException(
                    GateException.Kind.TOOL,
                    "no request gave a value of " + metric.label() + "; see the samples' reasons");
        }
        List<Evidence.Readings> readings = new ArrayList<>();
        byBlock.forEach((block, millis) -> readings.add(new Evidence.Readings(block, millis, List.of())));
        return readings;
    }

    /** What the readings say beside the stored jobs; at least {@link dev.anyclaude.bench.stats.PredictionLimit#FEWEST}. */
    public static Evidence of(
            GateMetric metric, List<Evidence.Readings> readings, List<StoredBaseline.Job> jobs, GateRule rule) {
        double[] history = jobs.stream()
                .mapToDouble(each -> each.logMillis().getOrDefault(metric, Double.NaN))
                .toArray();
        double value = logMillis(readings);
        Prediction prediction = Prediction.of(history, value, Math.log1p(rule.tolerated()), rule.alpha(), rule.power());
        double before = Math.exp(prediction.mean());
        double now = Math.exp(value);
        double error = prediction.deviation() * Math.sqrt(1 + 1.0 / history.length);
        double test = Prediction.of(history, value, Math.log1p(rule.tolerated()), rule.decisiveAlpha(), rule.power())
                .detectable();
        Evidence.Change change = new Evidence.Change(
                before,
                now / before,
                OptionalDouble.of(Math.exp(prediction.lower())),
                OptionalDouble.of(Math.exp(prediction.upper())),
                now - before,
                OptionalDouble.of(before * Math.expm1(prediction.upper())),
                prediction.pValue(),
                prediction.deviation(),
                Math.max(
                        (1 + rule.tolerated()) * Math.exp(test) - 1,
                        Detectable.floor(rule, metric, before, error, history.length - 1)));
        return new Evidence(metric, readings.size(), now, Optional.of(change), readings);
    }

    /** What the readings say by themselves, for a run that has nothing to be held against yet. */
    public static Evidence alone(GateMetric metric, List<Evidence.Readings> readings) {
        return new Evidence(metric, readings.size(), Math.exp(logMillis(readings)), Optional.empty(), readings);
    }

    /** The value of each metric that is stored of a run. */
    static Map<GateMetric, Double> logMillis(GateReceipt receipt) {
        Map<GateMetric, Double> values = new EnumMap<>(GateMetric.class);
        receipt.findings()
                .forEach(each -> values.put(
                        each.evidence().metric(), logMillis(each.evidence().readings())));
        return values;
    }

    private static double logMillis(List<Evidence.Readings> readings) {
        return readings.stream()
                .mapToDouble(each -> Math.log(Quantiles.of(each.candidateMillis().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                        .p50()))
                .average()
                .orElseThrow();
    }
}
