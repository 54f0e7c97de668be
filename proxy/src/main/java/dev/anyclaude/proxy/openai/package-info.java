/**
 * Stages 3 and 5, the other side: chat completions as the backends speak them. In: calls in the order of the wire, later the data of
 * each chunk. Out: the bytes of a request, a {@link dev.anyclaude.proxy.openai.ChatChunk} per chunk.
 */
@NullMarked
package dev.anyclaude.proxy.openai;

import org.jspecify.annotations.NullMarked;
