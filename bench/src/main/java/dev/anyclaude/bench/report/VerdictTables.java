package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Quantity;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.verdict.CrossChecks;
import dev.anyclaude.bench.verdict.MetricVerdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The verdicts in numbers. */
final class VerdictTables {
    private static final String NONE = "–";

    private VerdictTables() {}

    static Table speedups(List<MetricVerdict> verdicts) {
        Table.Builder table = Table.captioned("Speedups and verdicts")
                .texts("Comparison", "Bodies", "Verdict")
                .numbers("Speedup", "Interval", "Level", "Blocks", "Needed")
                .numbers("Cold median", "Warm median", "Saved", "Cached share", "Predicted");
        for (MetricVerdict each : verdicts) {
            table.row(
                    name(each) + (each.headline() ? " (headline)" : ""),
                    each.stratum(),
                    each.verdict().name(),
                    VerdictBox.speedup(each),
                    interval(each.speedup()),
                    each.speedup()
                            .map(speedup -> Words.or(speedup.level(), Quantity::percent, NONE))
                            .orElse(NONE),
                    Integer.toString(each.blocks()),
                    each.blocksNeeded().isPresent()
                            ? Integer.toString(each.blocksNeeded().getAsInt())
                            : NONE,
                    Words.or(each.coldMedianMs(), Quantity::millis, NONE),
                    Words.or(each.warmMedianMs(), Quantity::millis, NONE),
                    each.differenceMs()
                            .map(difference -> Quantity.millis(difference.estimate()))
                            .orElse(NONE),
                    Words.or(each.cachedShare(), Quantity::percent, Words.UNKNOWN),
                    Words.or(each.predictedSpeedup(), Quantity::times, Words.UNKNOWN));
        }
        return table.build();
    }

    static Table crossChecks(List<MetricVerdict> verdicts) {
        Table.Builder table = Table.captioned("Cross-checks: the same speedups asked in other ways")
                .texts("Comparison", "Bodies", "Interval by")
                .numbers("Student’s t", "BCa bootstrap", "Geometric means", "Cliff’s δ", "Skewness")
                .numbers("Autocorrelation", "Effective blocks", "Widened by", "Drift τ", "Drift p", "Outliers");
        for (MetricVerdict each : verdicts) {
            CrossChecks checks = each.crossChecks();
            table.row(
                    name(each),
                    each.stratum(),
                    checks.method(),
                    interval(checks.student()),
                    interval(checks.bootstrap()),
                    Words.or(checks.geometricMeanRatio(), Quantity::times, NONE),
                    plain(checks.cliffsDelta()),
                    plain(checks.skewness()),
                    plain(checks.autocorrelation()),
                    plain(checks.effectiveBlocks()),
                    Quantity.times(checks.widenedBy()),
                    plain(checks.driftTau()),
                    plain(checks.driftP()),
                    checks.outliers() + " (" + checks.extremeOutliers() + " extreme)");
        }
        return table.build();
    }

    static Table reuse(List<MetricVerdict> verdicts) {
        Table.Builder table = Table.captioned("What each comparison reused, and what the claim takes here")
                .texts("Comparison", "Bodies")
                .numbers("Cached tokens", "New tokens", "Decoding", "Needed cached", "Predicted", "Measured");
        for (MetricVerdict each : verdicts) {
            each.reuse()
                    .ifPresent(reuse -> table.row(
                            name(each),
                            each.stratum(),
                            Quantity.count(Math.round(reuse.cachedTokens())),
                            Quantity.count(Math.round(reuse.newTokens())),
                            Quantity.millis(reuse.decodeMs()),
                            Quantity.count(Math.round(reuse.cachedTokensForClaim())),
                            Words.or(each.predictedSpeedup(), Quantity::times, Words.UNKNOWN),
                            VerdictBox.speedup(each)));
        }
        return table.build();
    }

    private static String name(MetricVerdict verdict) {
        return Words.capital(Words.metric(verdict.metric())) + ", " + Words.arm(verdict.arm());
    }

    private static String interval(Optional<Estimate> estimate) {
        return estimate.map(each -> Words.interval(each, Quantity::times)).orElse(NONE);
    }

    private static String plain(OptionalDouble value) {
        return Words.or(value, each -> Quantity.digits(each, 2), NONE);
    }
}
