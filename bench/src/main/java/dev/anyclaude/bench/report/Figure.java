package dev.anyclaude.bench.report;

import dev.anyclaude.bench.report.chart.Caption;

/**
 * A picture with all a reader needs for it.
 *
 * @param reading how to read it, in a sentence
 * @param svg drawn by {@code chart}; goes into the page as it is
 * @param table the same in numbers
 * @param wide takes the page's whole width
 */
record Figure(Caption caption, String reading, String svg, Table table, boolean wide) {}
