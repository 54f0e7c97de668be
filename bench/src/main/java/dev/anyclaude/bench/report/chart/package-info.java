/**
 * Pictures. In: numbers that {@code stats} has made, or samples as they are. Out: one inline SVG each, the same bytes for the
 * same numbers on any machine.
 *
 * <p>XChart draws what it has a type for, but only the marks: it turns text into outlines of whatever font the machine has.
 * Axes, ticks and labels are therefore drawn here, as text, and colours are left to the page as CSS classes, so that one
 * picture serves light, dark and print. Shapes XChart does not know (forest, slopes, waterfall) are drawn here altogether.
 */
@NullMarked
package dev.anyclaude.bench.report.chart;

import org.jspecify.annotations.NullMarked;
