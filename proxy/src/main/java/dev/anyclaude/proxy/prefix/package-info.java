/**
 * Stage 2: make equal prompts equal bytes. In: a request as the client sent it, and what the session sent before. Out: a
 * {@link dev.anyclaude.proxy.prefix.NormalisedPrompt} and the fingerprint of its head.
 */
@NullMarked
package dev.anyclaude.proxy.prefix;

import org.jspecify.annotations.NullMarked;
