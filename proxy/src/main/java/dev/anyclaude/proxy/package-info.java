/** The proxy's entry point, its settings and the one class that wires its stages together. */
@NullMarked
package dev.anyclaude.proxy;

import org.jspecify.annotations.NullMarked;
