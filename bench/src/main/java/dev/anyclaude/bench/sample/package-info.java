/**
 * Stage 4: what was seen. In: one reading per request from {@code drive}. Out: {@code samples.jsonl}, one line per
 * request, and {@code manifest.json}, the conditions of the run. The samples are the only ground truth: everything after
 * this stage is computed from them and can be computed again.
 */
@NullMarked
package dev.anyclaude.bench.sample;

import org.jspecify.annotations.NullMarked;
