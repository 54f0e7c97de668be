/**
 * Stage 4: call the model server. In: the bytes of a chat completions request. Out: its chunks as they arrive, or a {@link
 * dev.anyclaude.proxy.backend.BackendException} that says what became of the call.
 */
@NullMarked
package dev.anyclaude.proxy.backend;

import org.jspecify.annotations.NullMarked;
