package dev.anyclaude.bench.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Several tests, one chance of a false alarm (Holm 1979). */
public final class Holm {
    private Holm() {}

    /**
     * p-values adjusted so that each may be compared with the chance of one false alarm among all: ascending, the i-th of m times
     * m − i + 1, never less than the one before, at most 1.
     *
     * @return in the order given
     */
    public static double[] adjust(double[] pValues) {
        List<Integer> ascending = IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(each -> pValues[each]))
                .toList();
        double[] adjusted = new double[pValues.length];
        double before = 0;
        for (int i = 0; i < ascending.size(); i++) {
            int index = ascending.get(i);
            before = Math.min(1, Math.max(before, pValues[index] * (pValues.length - i)));
            adjusted[index] = before;
        }
        return adjusted;
    }
}
