/**
 * Stage 1: the Messages API as types. In: the bytes of a request. Out: a {@link dev.anyclaude.proxy.anthropic.MessagesRequest},
 * or an {@link dev.anyclaude.proxy.anthropic.ApiException} in the API's own words.
 */
@NullMarked
package dev.anyclaude.proxy.anthropic;

import org.jspecify.annotations.NullMarked;
