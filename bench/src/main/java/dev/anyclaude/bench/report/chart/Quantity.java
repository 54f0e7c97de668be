package dev.anyclaude.bench.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them, the same under every locale. */
public final class Quantity {
    private Quantity() {}

    /** A time in milliseconds to three digits: {@code 0.42 ms}, {@code 231 ms}, {@code 3.12 s}. */
    public static String millis(double millis) {
        return Math.abs(millis) < 999.5 ? digits(millis, 3) + " ms" : digits(millis / 1_000, 3) + " s";
    }

    /** A time in seconds to three digits: {@code 41.2 s}. */
    public static String seconds(double seconds) {
        return digits(seconds, 3) + " s";
    }

    /** A ratio to three digits: {@code 12.3×}. */
    public static String times(double ratio) {
        return digits(ratio, 3) + "×";
    }

    /** A share of 1 in per cent: {@code 98.2 %}. */
    public static String percent(double share) {
        return digits(share * 100, 3) + " %";
    }

    /** A whole number, thousands apart by a narrow space. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u202f');
    }

    /** At most this many significant digits, but never fewer than the integer part has, and no trailing zeros. */
    public static String digits(double value, int significant) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a number to show: " + value);
        }
        if (Math.abs(value) >= Math.pow(10, significant)) {
            return count(Math.round(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(significant));
        if (rounded.signum() == 0) {
            return "0";
        }
        return rounded.stripTrailingZeros().toPlainString().replace('-', '\u2212');
    }
}
