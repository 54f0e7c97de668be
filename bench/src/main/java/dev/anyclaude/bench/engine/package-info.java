/**
 * Beside the stages: a backend the harness can start by itself. {@link dev.anyclaude.bench.engine.BackendUnderTest} is
 * what every backend looks like to the rest of the harness; the embedded one is a real llama.cpp in a child JVM, on a
 * small model the harness makes from a seed.
 */
@NullMarked
package dev.anyclaude.bench.engine;

import org.jspecify.annotations.NullMarked;
