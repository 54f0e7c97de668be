/**
 * Beside the stages: recordings for other programs, and other programs' recordings. In: a session file, or a transcript of Claude
 * Code. Out: AIPerf payloads, a Mooncake trace, a HAR archive; pauses and their labels.
 */
@NullMarked
package dev.anyclaude.bench.interop;

import org.jspecify.annotations.NullMarked;
