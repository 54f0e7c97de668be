/**
 * Runs in a JVM of its own: llama.cpp behind the OpenAI chat completions API. In: HTTP requests on a loopback port. Out: text,
 * and how much of the prompt was cached, as the engine's log has it and as the tokens say it must be. {@link
 * dev.anyclaude.bench.engine.llama.EngineServer} is the program.
 */
@NullMarked
package dev.anyclaude.bench.engine.llama;

import org.jspecify.annotations.NullMarked;
