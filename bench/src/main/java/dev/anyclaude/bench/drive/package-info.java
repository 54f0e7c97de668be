/**
 * Stage 3: send it. In: a plan and the bodies it names. Out: one sample per request. Has its own HTTP and event-stream
 * client, so that it cannot share a mistake with the proxy it measures, which runs as a child JVM.
 */
@NullMarked
package dev.anyclaude.bench.drive;

import org.jspecify.annotations.NullMarked;
