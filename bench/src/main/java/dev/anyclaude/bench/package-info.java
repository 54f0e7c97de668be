/** The harness's entry point and the defaults of a run. */
@NullMarked
package dev.anyclaude.bench;

import org.jspecify.annotations.NullMarked;
