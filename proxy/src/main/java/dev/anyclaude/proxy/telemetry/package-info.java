/**
 * What happened, as data. In: the record of each turn. Out: lines on standard error, and totals for whoever asks. Of a
 * prompt it holds two clipped values at most.
 */
@NullMarked
package dev.anyclaude.proxy.telemetry;

import org.jspecify.annotations.NullMarked;
