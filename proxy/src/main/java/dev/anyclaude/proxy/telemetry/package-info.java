/**
 * What happened, as data. In: the record of each turn. Out: lines on standard error, and totals for whoever asks. Holds nothing of
 * a prompt.
 */
@NullMarked
package dev.anyclaude.proxy.telemetry;

import org.jspecify.annotations.NullMarked;
