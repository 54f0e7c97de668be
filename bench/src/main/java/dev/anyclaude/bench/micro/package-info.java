/** Microbenchmarks of the proxy's stages. Role: the only package of the harness that calls the proxy's code. */
@NullMarked
package dev.anyclaude.bench.micro;

import org.jspecify.annotations.NullMarked;
