package dev.anyclaude.bench.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/**
 * One axis: from which value to which, and where the ticks are.
 *
 * @param logarithmic equal ratios are equally far apart
 * @param min at the left or bottom end
 * @param max at the other end
 * @param ticks in ascending order, none outside
 */
record Scale(boolean logarithmic, double min, double max, List<Tick> ticks) {
    private static final int[] STEPS = {1, 2, 5};
    private static final int MOST_TICKS = 7;

    /** A value with a label. */
    record Tick(double value, String label) {}

    Scale {
        if (!(min < max) || (logarithmic && !(min > 0))) {
            throw new IllegalArgumentException("an axis from " + min + " to " + max);
        }
        ticks = List.copyOf(ticks);
    }

    /** A logarithmic axis that holds these values with some air. */
    static Scale logarithmic(DoubleStream values, DoubleFunction<String> label) {
        double[] positive = values.filter(value -> value > 0).toArray();
        double least = DoubleStream.of(positive).min().orElse(1);
        double most = DoubleStream.of(positive).max().orElse(10);
        double min = stepBelow(least) == least ? least : stepBelow(least * 0.93);
        double max = stepAbove(most) == most && most > min ? most : stepAbove(most * 1.07);
        List<Tick> ticks = new ArrayList<>();
        int decades = (int) Math.ceil(Math.log10(max / min));
        int[] steps = decades * STEPS.length <= MOST_TICKS + 2 ? STEPS : decades > 4 ? new int[] {1} : new int[] {1, 3};
        for (int power = exponent(min); power <= exponent(max); power++) {
            for (int step : steps) {
                double value = scaled(step, power);
                if (value >= min * 0.999 && value <= max * 1.001) {
                    ticks.add(new Tick(Math.min(max, Math.max(min, value)), label.apply(value)));
                }
            }
        }
        return new Scale(true, min, max, ticks);
    }

    /** A linear axis from 0 to a round number at or above the greatest value. */
    static Scale fromZero(double greatest, DoubleFunction<String> label) {
        double top = greatest > 0 ? greatest : 1;
        double step = stepAbove(top / (MOST_TICKS - 2));
        int count = (int) Math.ceil(top / step - 1e-9);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            ticks.add(new Tick(i * step, label.apply(i * step)));
        }
        return new Scale(false, 0, count * step, ticks);
    }

    /** How far along the axis a value is, 0 to 1. */
    double position(double value) {
        return logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    }

    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(value) + 1e-9);
    }

    private static double scaled(int step, int power) {
        return power < 0 ? step / Math.pow(10, -power) : step * Math.pow(10, power);
    }

    private static double stepBelow(double value) {
        int power = exponent(value);
        double below = scaled(1, power);
        for (int step : STEPS) {
            double candidate = scaled(step, power);
            below = candidate <= value * 1.000001 ? candidate : below;
        }
        return below;
    }

    private static double stepAbove(double value) {
        int power = exponent(value);
        for (int step : STEPS) {
            double candidate = scaled(step, power);
            if (candidate >= value * 0.999999) {
                return candidate;
            }
        }
        return scaled(1, power + 1);
    }
}
