/**
 * Beside the stages: what a change must not make worse. In: two builds of the proxy, or one and what was recorded of an earlier
 * one. Out: a receipt with the verdict, its error rates and the smallest slowdown it could have seen; JUnit XML, a step summary
 * and a comment made from it. {@link dev.anyclaude.bench.gate.PromptLedger} needs no clock at all.
 */
@NullMarked
package dev.anyclaude.bench.gate;

import org.jspecify.annotations.NullMarked;
