package dev.anyclaude.bench.engine.llama;

/**
 * A finished answer.
 *
 * @param instance that made it
 * @param text of it
 * @param counters of the engine, checked
 * @param cutOff it has all the tokens that were allowed
 */
record Completion(int instance, String text, EngineCounters counters, boolean cutOff) {}
