/**
 * Makes the small transformer the embedded backend runs, so that nothing has to be downloaded: a seed and a text go in, a GGUF
 * file comes out. In: {@link dev.anyclaude.bench.engine.weights.ModelShape} and {@link
 * dev.anyclaude.bench.engine.weights.Corpus}. Out: {@link dev.anyclaude.bench.engine.weights.ModelFile}, byte for byte the same
 * on every machine.
 */
@NullMarked
package dev.anyclaude.bench.engine.weights;

import org.jspecify.annotations.NullMarked;
