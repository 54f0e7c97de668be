package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.stats.Estimate;
import dev.anyclaude.bench.verdict.MetricVerdict;
import dev.anyclaude.bench.verdict.Summary;
import java.util.List;

/**
 * How many times faster warm requests are than cold ones with the same bodies, for each metric and warm arm.
 *
 * @param title says whether it was only simulated
 * @param verdicts as the command line gives them
 */
public record Speedup(String title, List<MetricVerdict> verdicts) implements Displayed {

    public Speedup {
        verdicts = List.copyOf(verdicts);
    }

    /** The speedups these samples show. */
    public static Speedup of(Samples samples) {
        Summary summary = samples.summary();
        return new Speedup(
                "Speedup, cold / warm, against a claim of " + Grid.times(summary.claim()) + samples.mark(),
                summary.verdicts());
    }

    @Override
    public MimeBundle display() {
        return grid().bundle();
    }

    @Override
    public String toString() {
        return grid().text();
    }

    private Grid grid() {
        Grid grid = new Grid(title, "metric", "arm", "speedup", "95 % interval", "blocks", "cached", "verdict");
        for (MetricVerdict each : verdicts) {
            grid.row(
                    each.metric() + (each.headline() ? " *" : ""),
                    each.arm().name() + each.stratumAmong(verdicts, ", "),
                    each.speedup().map(ratio -> Grid.times(ratio.estimate())).orElse("none"),
                    each.speedup().map(Speedup::interval).orElse("none"),
                    Integer.toString(each.blocks()),
                    Grid.share(each.cachedShare()),
                    each.verdict().name());
        }
        return grid;
    }

    static String interval(Estimate ratio) {
        if (ratio.low().isEmpty() || ratio.high().isEmpty()) {
            return "none";
        }
        return "[" + Grid.times(ratio.low().getAsDouble()) + ", "
                + Grid.times(ratio.high().getAsDouble()) + "]";
    }
}
