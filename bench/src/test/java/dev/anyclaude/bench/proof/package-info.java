/** Test support: where the long proofs of {@code mvn -Pproof verify} put down what they found, {@code reports/proof/}. */
@NullMarked
package dev.anyclaude.bench.proof;

import org.jspecify.annotations.NullMarked;
