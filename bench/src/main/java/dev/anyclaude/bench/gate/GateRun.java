package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.RunManifest;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.PredictionLimit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a gate measured, ready to be judged.
 *
 * @param manifest conditions of the run
 * @param plan that was sent
 * @param candidate the build under test
 * @param samples in front of the backend
 * @param overhead in front of a backend that computes nothing
 * @param rule to judge by
 * @param calibration of this machine, if there is one
 * @param unfitness what made the machine less fit, a clause each
 */
public record GateRun(
        RunManifest manifest,
        ReplayPlan plan,
        String candidate,
        List<TurnSample> samples,
        List<TurnSample> overhead,
        GateRule rule,
        Optional<Calibration> calibration,
        List<String> unfitness) {
    private static final double MOST_FAILED = 0.01;

    public GateRun {
        samples = List.copyOf(samples);
        overhead = List.copyOf(overhead);
        unfitness = List.copyOf(unfitness);
    }

    /**
     * The receipt of two builds side by side.
     *
     * @throws GateException if there are too few usable blocks
     */
    public GateReceipt againstBuild(String baseline) {
        return judged(
                GateReceipt.Mode.PAIRED,
                baseline,
                calibratedRule(),
                metric -> PairedEvidence.of(
                        metric,
                        PairedEvidence.blocks(samples(metric), metric, stratum()),
                        calibratedRule(),
                        deviation(metric)));
    }

    /**
     * The receipt of one build beside its stored past. With fewer jobs than a prediction needs it says so, and can be promoted.
     *
     * @throws GateException if no request was accepted
     */
    public GateReceipt againstStored(StoredBaseline stored) {
        int jobs = stored.jobs().size();
        String name = jobs + " stored jobs";
        if (jobs >= PredictionLimit.FEWEST) {
            return judged(
                    GateReceipt.Mode.STORED,
                    name,
                    rule,
                    metric -> StoredEvidence.of(
                            metric, StoredEvidence.readings(samples(metric), metric), stored.jobs(), rule));
        }
        List<GateFinding> findings = Stream.of(GateMetric.values())
                .map(metric -> GateFinding.alone(
                        StoredEvidence.alone(metric, StoredEvidence.readings(samples(metric), metric)),
                        "nothing to compare with: " + jobs + " of " + PredictionLimit.FEWEST + " stored jobs"))
                .toList();
        return receipt(GateReceipt.Mode.STORED, name, rule, findings, GateVerdict.NO_BASELINE);
    }

    private GateReceipt judged(
            GateReceipt.Mode mode, String baseline, GateRule by, Function<GateMetric, Evidence> evidence) {
        List<GateFinding> findings =
                GateFinding.judge(Stream.of(GateMetric.values()).map(evidence).toList(), by);
        GateVerdict verdict = GateFinding.overall(findings, by);
        boolean doubtful = failed() > MOST_FAILED * requests();
        return receipt(
                mode,
                baseline,
                by,
                findings,
                doubtful && verdict == GateVerdict.PASS ? GateVerdict.INCONCLUSIVE : verdict);
    }

    private GateReceipt receipt(
            GateReceipt.Mode mode, String baseline, GateRule by, List<GateFinding> findings, GateVerdict verdict) {
        Fingerprint fingerprint = Fingerprint.of(manifest);
        return new GateReceipt(
                GateReceipt.SCHEMA,
                mode,
                manifest.run(),
                manifest.startedAt(),
                manifest.seed(),
                manifest.backend().simulated(),
                candidate,
                baseline,
                stratum(),
                by,
                falseFailures(),
                fingerprint,
                verdict,
                findings,
                requests(),
                failed(),
                warnings(fingerprint));
    }

    /** Tolerates no less than this machine showed when nothing had changed. */
    private GateRule calibratedRule() {
        double shown = calibration
                .map(each -> each.metrics().get(GateMetric.TTFT_WARM))
                .map(each -> each.change95())
                .orElse(0.0);
        return shown > rule.tolerated() ? rule.tolerating(shown, rule.toleratedAtMost()) : rule;
    }

    private OptionalDouble deviation(GateMetric metric) {
        return calibration
                .map(each -> each.metrics().get(metric))
                .map(each -> OptionalDouble.of(each.deviation()))
                .orElse(OptionalDouble.empty());
    }

    private GateReceipt.FalseFailures falseFailures() {
        return new GateReceipt.FalseFailures(
                rule.alpha(),
                calibration.map(Calibration::runs).orElse(0),
                calibration.map(Calibration::failures).orElse(0),
                calibration.map(each -> OptionalDouble.of(each.failuresUpper())).orElse(OptionalDouble.empty()));
    }

    private List<String> warnings(Fingerprint fingerprint) {
        List<String> warnings = new ArrayList<>(unfitness);
        calibration.ifPresent(each -> warnings.addAll(each.warnings(fingerprint, Instant.parse(manifest.startedAt()))));
        if (failed() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d requests failed%s",
                    failed(),
                    requests(),
                    failed() > MOST_FAILED * requests() ? "; with more than 1 % the gate does not pass" : ""));
        }
        long mixed = Stream.concat(samples.stream(), overhead.stream())
                .filter(each -> !each.accepted() && each.outcome() == Outcome.COMPLETED)
                .count();
        if (mixed > 0) {
            warnings.add(mixed + " requests did not find the cache as they should and are left out");
        }
        return warnings;
    }

    private List<TurnSample> samples(GateMetric metric) {
        return metric == GateMetric.PROXY_OVERHEAD ? overhead : samples;
    }

    private String stratum() {
        return plan.headline().stratum();
    }

    private int requests() {
        return samples.size() + overhead.size();
    }

    private int failed() {
        return (int) Stream.concat(samples.stream(), overhead.stream())
                .filter(each -> each.outcome() != Outcome.COMPLETED)
                .count();
    }
}
