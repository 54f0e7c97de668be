/**
 * Notebooks in Jupyter's format, read, written and run. In: an {@code .ipynb} file with Java cells. Out: the same notebook with
 * what its cells printed, showed and came to. The cells run in JShell, in a JVM of their own with the harness on its class path.
 */
@NullMarked
package dev.anyclaude.bench.notebook;

import org.jspecify.annotations.NullMarked;
