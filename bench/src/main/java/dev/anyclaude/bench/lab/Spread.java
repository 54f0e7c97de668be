package dev.anyclaude.bench.lab;

import dev.anyclaude.bench.notebook.Displayed;
import dev.anyclaude.bench.notebook.MimeBundle;
import dev.anyclaude.bench.stats.Quantiles;
import java.util.List;

/**
 * How the requests of each group spread.
 *
 * @param title says what was measured, and whether it was only simulated
 */
public record Spread(String title, List<Group> groups) implements Displayed {

    /**
     * A group.
     *
     * @param millis ascending, at least one
     */
    public record Group(String name, List<Double> millis) {
        public Group {
            millis = List.copyOf(millis);
        }

        /** The values as an array. */
        public double[] values() {
            return millis.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    public Spread {
        groups = List.copyOf(groups);
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
        Grid grid = new Grid(title, "group", "n", "min", "median", "p90", "p99", "max");
        for (Group group : groups) {
            Quantiles quantiles = Quantiles.of(group.values());
            grid.row(
                    group.name(),
                    Integer.toString(group.millis().size()),
                    Grid.millis(quantiles.min()),
                    Grid.millis(quantiles.p50()),
                    Grid.millis(quantiles.at(0.9)),
                    Grid.millis(quantiles.at(0.99)),
                    Grid.millis(quantiles.max()));
        }
        return grid;
    }
}
