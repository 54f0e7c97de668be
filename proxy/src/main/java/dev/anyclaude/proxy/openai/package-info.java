/**
 * Stage 3's other side: chat completions as the backends speak them. In: calls in the order of the wire. Out: the bytes of a
 * request.
 */
@NullMarked
package dev.anyclaude.proxy.openai;

import org.jspecify.annotations.NullMarked;
