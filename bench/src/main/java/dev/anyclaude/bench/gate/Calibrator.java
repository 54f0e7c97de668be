package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.stats.Block;
import dev.anyclaude.bench.stats.FalseAlarms;
import dev.anyclaude.bench.stats.LogRatio;
import dev.anyclaude.bench.stats.PairedTest;
import dev.anyclaude.bench.stats.Quantiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** From blocks in which both builds were the same to a calibration. */
public final class Calibrator {
    private static final int RESAMPLES = 10_000;
    private static final double WANTED = 0.15;
    private static final int MOST_BLOCKS = 200;

    private final GateRule rule;
    private final int blocksPerRun;

    /** A calibration of runs of that many blocks. */
    public Calibrator(GateRule rule, int blocksPerRun) {
        this.rule = rule;
        this.blocksPerRun = blocksPerRun;
    }

    /**
     * Cuts the blocks into runs and judges each as a gate would.
     *
     * @param blocks of every metric of the gate, in the order they were measured
     */
    public Calibration of(Map<GateMetric, List<Block>> blocks, Fingerprint fingerprint, String createdAt, long seed) {
        int runs = blocks.values().stream().mapToInt(List::size).min().orElse(0) / blocksPerRun;
        if (runs < 1) {
            throw new GateException(
                    GateException.Kind.TOOL,
                    "fewer than " + blocksPerRun + " usable blocks, so not even one run; see the samples' reasons");
        }
        int failures = 0;
        for (int run = 0; run < runs; run++) {
            failures += fails(run(blocks, run)) ? 1 : 0;
        }
        Map<GateMetric, Calibration.Scatter> metrics = new EnumMap<>(GateMetric.class);
        GateRule later = rule.atLeast(change95(blocks.getOrDefault(GateMetric.TTFT_WARM, List.of()), runs));
        blocks.forEach((metric, each) -> metrics.put(metric, scatter(metric, each, runs, later)));
        return new Calibration(
                Calibration.SCHEMA,
                fingerprint,
                createdAt,
                runs,
                blocksPerRun,
                failures,
                FalseAlarms.upperLimit(failures, runs, 0.95),
                resampled(blocks, new Random(seed)),
                metrics);
    }

    private Map<GateMetric, List<Block>> run(Map<GateMetric, List<Block>> blocks, int run) {
        Map<GateMetric, List<Block>> cut = new EnumMap<>(GateMetric.class);
        blocks.forEach((metric, each) -> cut.put(metric, each.subList(run * blocksPerRun, (run + 1) * blocksPerRun)));
        return cut;
    }

    private boolean fails(Map<GateMetric, List<Block>> run) {
        List<Evidence> all = new ArrayList<>();
        run.forEach((metric, blocks) -> all.add(PairedEvidence.of(metric, blocks, rule, OptionalDouble.empty())));
        return GateFinding.overall(GateFinding.judge(all, rule), rule) == GateVerdict.FAIL;
    }

    private Calibration.Scatter scatter(GateMetric metric, List<Block> blocks, int runs, GateRule later) {
        double[] ratios =
                blocks.stream().mapToDouble(each -> each.logRatio().known()).toArray();
        double deviation = PairedTest.deviation(ratios);
        double baselineMillis = PairedEvidence.baselineMillis(blocks);
        return new Calibration.Scatter(
                deviation,
                change95(blocks, runs),
                Detectable.paired(later, metric, deviation, blocksPerRun, baselineMillis),
                needed(metric, deviation, baselineMillis, later));
    }

    private double change95(List<Block> blocks, int runs) {
        if (blocks.isEmpty()) {
            return 0;
        }
        double[] changes = IntStream.range(0, runs)
                .mapToDouble(run ->
                        Math.expm1(Math.abs(estimate(blocks.subList(run * blocksPerRun, (run + 1) * blocksPerRun)))))
                .toArray();
        Quantiles quantiles = Quantiles.of(changes);
        return quantiles.at(0.95).orElse(quantiles.max());
    }

    private static double estimate(List<Block> blocks) {
        return PairedTest.of(blocks.stream().map(Block::logRatio).toList(), 0, 0.01)
                .estimate();
    }

    private static int needed(GateMetric metric, double deviation, double baselineMillis, GateRule later) {
        double ignored = Math.max(later.tolerated(), later.floorMillis(metric) / baselineMillis);
        double wanted = Math.max(WANTED, 1.25 * ignored);
        int blocks = PairedEvidence.fewestBlocks(later);
        while (blocks < MOST_BLOCKS && Detectable.paired(later, metric, deviation, blocks, baselineMillis) > wanted) {
            blocks++;
        }
        return blocks;
    }

    /** How often TTFT alone would fail if blocks like these were drawn at random and there was truly no change. */
    private double resampled(Map<GateMetric, List<Block>> blocks, Random random) {
        List<Block> pool = blocks.getOrDefault(GateMetric.TTFT_WARM, List.of());
        if (pool.isEmpty()) {
            return 0;
        }
        double centre = estimate(pool);
        double threshold = Math.log1p(rule.tolerated());
        int failures = 0;
        for (int i = 0; i < RESAMPLES; i++) {
            List<LogRatio> drawn = new ArrayList<>();
            for (int b = 0; b < blocksPerRun; b++) {
                double ratio = pool.get(random.nextInt(pool.size())).logRatio().known() - centre;
                drawn.add(new LogRatio(ratio, ratio, ratio));
            }
            failures += PairedTest.of(drawn, threshold, rule.alpha()).pValue() <= rule.alpha() ? 1 : 0;
        }
        return (double) failures / RESAMPLES;
    }
}
