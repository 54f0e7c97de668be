package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Headline;
import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplayPlan;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.BlocksNeeded;
import dev.anyclaude.bench.stats.Drift;
import dev.anyclaude.bench.stats.EffectSize;
import dev.anyclaude.bench.stats.Metric;
import dev.anyclaude.bench.stats.Metrics;
import dev.anyclaude.bench.stats.PrefillFit;
import dev.anyclaude.bench.stats.Reading;
import dev.anyclaude.bench.stats.Speedup;
import dev.anyclaude.bench.stats.TukeyFences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** One verdict for each metric, warm arm and stratum of a plan, whatever became of its requests. */
final class MetricVerdicts {
    private final ReplayPlan plan;
    private final boolean simulated;
    private final List<TurnSample> samples;
    private final Optional<PrefillFit> fit;

    MetricVerdicts(ReplayPlan plan, boolean simulated, List<TurnSample> samples, Optional<PrefillFit> fit) {
        this.plan = plan;
        this.simulated = simulated;
        this.samples = samples;
        this.fit = fit;
    }

    List<MetricVerdict> all() {
        List<MetricVerdict> verdicts = new ArrayList<>();
        for (Metric metric : Metrics.judged()) {
            for (Arm arm : List.of(Arm.W1, Arm.W2)) {
                plan.requests().stream()
                        .filter(each -> each.arm() == arm)
                        .map(PlannedRequest::stratum)
                        .distinct()
                        .forEach(stratum -> verdicts.add(judge(metric, arm, stratum)));
            }
        }
        return verdicts;
    }

    private MetricVerdict judge(Metric metric, Arm arm, String stratum) {
        Headline headline = plan.headline();
        double claim = headline.claim();
        boolean total = metric.equals(Metrics.TOTAL);
        Findings findings = Findings.of(samples, metric, total, arm, stratum, fit);
        Ruling ruling = Ruling.on(findings, claim, total, simulated);
        Optional<Speedup> speedup = findings.speedup();
        Optional<Drift> drift = drift(findings);
        List<String> reasons = new ArrayList<>();
        if (!ruling.reason().isEmpty()) {
            reasons.add(ruling.reason());
        }
        reasons.addAll(Remarks.on(findings, drift, claim));
        return new MetricVerdict(
                metric.key(),
                arm,
                stratum,
                headline.metric().equals(metric.key())
                        && headline.arm() == arm
                        && headline.stratum().equals(stratum),
                ruling.verdict(),
                String.join("; ", reasons),
                speedup.map(Speedup::ratio),
                findings.comparison().blocks().size(),
                ruling.verdict() == Verdict.INCONCLUSIVE ? needed(findings, claim) : OptionalInt.empty(),
                findings.cachedShare(),
                findings.coldMedianMillis(),
                findings.warmMedianMillis(),
                speedup.map(each -> findings.comparison().differenceMillis()),
                predicted(findings),
                findings.bound().map(each -> ReuseNeed.of(each, claim)),
                findings.comparison().blocks().stream()
                        .map(each -> Math.exp(each.logRatio().known()))
                        .toList(),
                checks(findings, drift));
    }

    /** At least one more than there were, since those did not settle it. */
    private static OptionalInt needed(Findings findings, double claim) {
        int blocks = findings.comparison().blocks().size();
        if (findings.speedup().isEmpty() || findings.speedup().get().deviation().isEmpty()) {
            return OptionalInt.empty();
        }
        Speedup speedup = findings.speedup().get();
        OptionalInt needed = BlocksNeeded.of(
                speedup.deviation().orElseThrow(), speedup.ratio().estimate(), claim);
        return needed.isPresent() ? OptionalInt.of(Math.max(blocks + 1, needed.getAsInt())) : needed;
    }

    private static OptionalDouble predicted(Findings findings) {
        return findings.bound()
                .map(each -> each.speedup())
                .filter(Double::isFinite)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    private static CrossChecks checks(Findings findings, Optional<Drift> drift) {
        Optional<Speedup> speedup = findings.speedup();
        double[] cold = millis(findings.comparison().slow());
        double[] warm = millis(findings.comparison().fast());
        boolean both = cold.length > 0 && warm.length > 0;
        TukeyFences coldFences = TukeyFences.count(cold);
        TukeyFences warmFences = TukeyFences.count(warm);
        return new CrossChecks(
                speedup.map(Speedup::method).orElse("none"),
                speedup.flatMap(Speedup::student),
                speedup.flatMap(Speedup::bootstrap),
                both ? OptionalDouble.of(EffectSize.geometricMeanRatio(cold, warm)) : OptionalDouble.empty(),
                both ? OptionalDouble.of(EffectSize.cliffsDelta(cold, warm)) : OptionalDouble.empty(),
                speedup.map(Speedup::skewness).orElse(OptionalDouble.empty()),
                speedup.map(Speedup::autocorrelation).orElse(OptionalDouble.empty()),
                speedup.map(Speedup::effectiveBlocks).orElse(OptionalDouble.empty()),
                speedup.map(Speedup::widenedBy).orElse(1.0),
                drift.map(each -> OptionalDouble.of(each.tau())).orElse(OptionalDouble.empty()),
                drift.map(each -> OptionalDouble.of(each.p())).orElse(OptionalDouble.empty()),
                coldFences.outside() + warmFences.outside(),
                coldFences.farOutside() + warmFences.farOutside());
    }

    /** Drift of both arms together, each against its own median. */
    private static Optional<Drift> drift(Findings findings) {
        List<Reading> cold = findings.comparison().slow();
        List<Reading> warm = findings.comparison().fast();
        if (cold.isEmpty() || warm.isEmpty()) {
            return Optional.empty();
        }
        double[] times = Stream.concat(cold.stream(), warm.stream())
                .mapToDouble(each -> each.sample().sendNanos())
                .toArray();
        double[] residuals = DoubleStream.concat(
                        DoubleStream.of(Drift.residuals(millis(cold))), DoubleStream.of(Drift.residuals(millis(warm))))
                .toArray();
        return Drift.of(times, residuals);
    }

    private static double[] millis(List<Reading> readings) {
        return readings.stream().mapToDouble(Reading::millis).toArray();
    }
}
