package dev.anyclaude.proxy.turn;

import java.util.OptionalInt;

/**
 * A model a client may ask for.
 *
 * @param createdSeconds seconds since 1970; 0 if the backend gives none
 * @param contextTokens prompt and answer together; empty if the backend does not tell
 */
public record OfferedModel(String id, long createdSeconds, OptionalInt contextTokens) {}
