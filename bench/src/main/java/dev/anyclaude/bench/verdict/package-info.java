/**
 * Stage 6: what the numbers permit us to say. In: {@code manifest.json}, {@code plan.json} and {@code samples.jsonl}. Out:
 * {@code summary.json}, which can be made again without measuring, and the closing lines on the terminal.
 */
@NullMarked
package dev.anyclaude.bench.verdict;

import org.jspecify.annotations.NullMarked;
