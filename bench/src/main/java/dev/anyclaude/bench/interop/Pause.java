package dev.anyclaude.bench.interop;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A pause between an answer and the next request of a session.
 *
 * @param turn the answer before it, from 0
 * @param thinkMs milliseconds between the last part of the answer and what followed
 * @param kind {@code prompt} if a person typed, {@code tool} if tools ran
 * @param label {@code prompt}, or the names of the tools
 */
public record Pause(int turn, @JsonProperty("think_ms") long thinkMs, String kind, String label) {}
