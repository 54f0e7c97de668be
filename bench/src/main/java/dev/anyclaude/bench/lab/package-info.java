/**
 * What a notebook cell says to the harness, in few words: load sessions, replay them, look at the samples, judge a claim. In:
 * recordings or a run folder. Out: samples, tables, charts and verdicts that show themselves. Every number comes from the same
 * classes the command line uses.
 */
@NullMarked
package dev.anyclaude.bench.lab;

import org.jspecify.annotations.NullMarked;
