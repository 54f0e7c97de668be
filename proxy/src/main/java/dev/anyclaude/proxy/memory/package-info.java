/** Support: what is remembered of earlier requests, always within bounds. */
@NullMarked
package dev.anyclaude.proxy.memory;

import org.jspecify.annotations.NullMarked;
