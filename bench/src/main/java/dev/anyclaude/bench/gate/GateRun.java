package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.plan.Route;
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
 * @param conditions of the machine
 */
public record GateRun(
        RunManifest manifest,
        ReplayPlan plan,
        String candidate,
        List<TurnSample> samples,
        List<TurnSample> overhead,
        GateRule rule,
        Optional<Calibration> calibration,
        Conditions conditions) {
    private static final double MOST_FAILED = 0.01;

    public GateRun {
        samples = List.copyOf(samples);
        overhead = List.copyOf(overhead);
    }

    /**
     * The receipt of two builds side by side.
     *
     * @throws GateException if there are too few usable blocks, or the baseline itself does not keep the backend's cache
     */
    public GateReceipt againstBuild(String baseline) {
        WarmShare found = WarmShare.of(samples, Route.BASELINE);
        if (found.completed() > 0 && !found.suffices()) {
            throw new GateException(
                    GateException.Kind.TOOL,
                    "only " + found.warm() + " of " + found.completed() + " requests of the baseline " + baseline
                            + " found the turn before in the cache, so there is no warm latency to compare with; does the"
                            + " backend keep its cache between requests?");
        }
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
                conditions.unfit().isEmpty() ? verdict : GateVerdict.UNFIT,
                findings,
                requests(),
                failed(),
                new GateReceipt.Warmth(WarmShare.of(samples, Route.PROXY), warmBaseline()),
                warnings(fingerprint));
    }

    /** Tolerates no less than this machine showed when nothing had changed. */
    private GateRule calibratedRule() {
        return rule.atLeast(calibration
                .map(each -> each.metrics().get(GateMetric.TTFT_WARM))
                .map(each -> each.change95())
                .orElse(0.0));
    }

    private Optional<WarmShare> warmBaseline() {
        return Optional.of(WarmShare.of(samples, Route.BASELINE)).filter(each -> each.completed() > 0);
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
        List<String> warnings = new ArrayList<>();
        if (!conditions.unfit().isEmpty()) {
            warnings.add("nothing counts, for this machine is not fit: " + String.join("; ", conditions.unfit()));
        }
        warnings.addAll(conditions.warnings());
        calibration.ifPresent(each -> warnings.addAll(each.warnings(fingerprint, Instant.parse(manifest.startedAt()))));
        if (failed() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d of %d requests failed%s",
                    failed(),
                    requests(),
                    failed() > MOST_FAILED * requests() ? "; with more than 1 % the gate does not pass" : ""));
        }
        cold("candidate", WarmShare.of(samples, Route.PROXY)).ifPresent(warnings::add);
        warmBaseline().flatMap(each -> cold("baseline", each)).ifPresent(warnings::add);
        if (samples.stream().anyMatch(each -> each.tokens().cachedTokens().isEmpty())) {
            warnings.add(
                    "the backend does not always report cached tokens; that its requests were warm is then taken on trust");
        }
        return warnings;
    }

    private static Optional<String> cold(String build, WarmShare found) {
        int cold = found.completed() - found.warm();
        return cold == 0
                ? Optional.empty()
                : Optional.of(cold + " of " + found.completed() + " requests of the " + build
                        + " did not find the turn before in the cache, and count as slow as they were");
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
