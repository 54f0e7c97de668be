/**
 * Stage 5: what the samples amount to. In: the samples of a run. Out: numbers with their uncertainty. Pure: no files, no clock,
 * no chance that is not seeded. A block, not a request, is the unit that counts, because requests of one block share whatever
 * the machine was doing then.
 */
@NullMarked
package dev.anyclaude.bench.stats;

import org.jspecify.annotations.NullMarked;
