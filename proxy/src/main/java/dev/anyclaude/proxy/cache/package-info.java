/**
 * Stage 2b: translate a system prompt and its tools once. In: a fingerprint. Out: the encoded head of the upstream request.
 */
@NullMarked
package dev.anyclaude.proxy.cache;

import org.jspecify.annotations.NullMarked;
