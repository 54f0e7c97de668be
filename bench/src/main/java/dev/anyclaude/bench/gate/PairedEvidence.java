package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.TurnSample;
import dev.anyclaude.bench.stats.Block;
import dev.anyclaude.bench.stats.Comparison;
import dev.anyclaude.bench.stats.HodgesLehmann;
import dev.anyclaude.bench.stats.LogRatio;
import dev.anyclaude.bench.stats.PairedTest;
import dev.anyclaude.bench.stats.Quantiles;
import dev.anyclaude.bench.stats.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Two builds side by side: from the samples of interleaved blocks to what they say. */
public final class PairedEvidence {
    private static final Comparison.Side CANDIDATE = new Comparison.Side(Arm.W2, Route.PROXY);
    private static final Comparison.Side BASELINE = new Comparison.Side(Arm.W2, Route.BASELINE);

    private PairedEvidence() {}

    /** The blocks in which both builds have readings of a metric, of requests that were meant to be warm. */
    public static List<Block> blocks(List<TurnSample> samples, GateMetric metric, String stratum) {
        return Comparison.of(WarmShare.asMeant(samples), metric.metric(), CANDIDATE, BASELINE, stratum)
                .blocks();
    }

    /**
     * What the blocks say.
     *
     * @param deviation known from a calibration; if empty, that of these blocks
     * @throws GateException of kind TOOL if there are too few for any verdict
     */
    public static Evidence of(GateMetric metric, List<Block> blocks, GateRule rule, OptionalDouble deviation) {
        int fewest = fewestBlocks(rule);
        if (blocks.size() < fewest) {
            throw new GateException(
                    GateException.Kind.TOOL,
                    metric.label() + " has " + blocks.size() + " usable blocks, and fewer than " + fewest
                            + " can never raise an alarm; see the samples' reasons, or ask for more with --blocks");
        }
        List<LogRatio> ratios = blocks.stream().map(Block::logRatio).toList();
        PairedTest test = PairedTest.of(ratios, Math.log1p(rule.tolerated()), rule.alpha());
        double[] changes = blocks.stream().mapToDouble(Block::differenceMillis).toArray();
        double scatter = deviation.orElse(test.deviation());
        double baselineMillis = baselineMillis(blocks);
        Evidence.Change change = new Evidence.Change(
                baselineMillis,
                Math.exp(test.estimate()),
                exp(test.lower()),
                exp(test.upper()),
                median(changes),
                blocks.stream().allMatch(Block::measured)
                        ? HodgesLehmann.upperBound(changes, rule.alpha())
                        : OptionalDouble.empty(),
                test.pValue(),
                scatter,
                Detectable.paired(rule, metric, scatter, blocks.size(), baselineMillis));
        return new Evidence(
                metric,
                blocks.size(),
                median(millis(
                        blocks.stream().flatMap(each -> each.slow().stream()).toList())),
                Optional.of(change),
                blocks.stream().map(PairedEvidence::readings).toList());
    }

    /** The fewest blocks a verdict needs: those of an alarm after Holm's correction, and never below 7. */
    public static int fewestBlocks(GateRule rule) {
        return Math.max(7, PairedTest.fewestBlocks(rule.alpha(), GateMetric.values().length));
    }

    /** Median of all readings of the baseline. */
    static double baselineMillis(List<Block> blocks) {
        return median(
                millis(blocks.stream().flatMap(each -> each.fast().stream()).toList()));
    }

    private static Evidence.Readings readings(Block block) {
        return new Evidence.Readings(block.number(), list(block.slow()), list(block.fast()));
    }

    private static List<Double> list(List<Reading> readings) {
        return readings.stream().map(Reading::millis).toList();
    }

    private static double[] millis(List<Reading> readings) {
        return readings.stream().mapToDouble(Reading::millis).toArray();
    }

    private static double median(double[] values) {
        return Quantiles.of(values).p50();
    }

    private static OptionalDouble exp(OptionalDouble log) {
        return log.isPresent() ? OptionalDouble.of(Math.exp(log.getAsDouble())) : log;
    }
}
