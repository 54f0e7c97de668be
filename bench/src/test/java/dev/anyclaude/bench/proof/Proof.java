package dev.anyclaude.bench.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one proof found.
 *
 * @param key its place in the document; sorts by it
 * @param title heading
 * @param simulated nothing in it was measured on a model
 * @param method how it was found, and what must hold
 * @param columns of the table
 * @param rows one value for each column
 */
public record Proof(
        String key, String title, boolean simulated, String method, List<String> columns, List<List<Object>> rows) {

    public Proof {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row + " does not fit " + columns);
            }
        }
    }

    /** A number with so many digits behind the point. */
    public static double rounded(double value, int digits) {
        return Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "f", value));
    }

    /** The system, its processors and its Java: what a measured time depends on first. */
    public static String machine() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, Java "
                + System.getProperty("java.version");
    }

    /** Its rows by the names of their columns. */
    List<Map<String, Object>> named() {
        return rows.stream()
                .map(row -> {
                    Map<String, Object> named = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        named.put(columns.get(i), row.get(i));
                    }
                    return named;
                })
                .toList();
    }
}
