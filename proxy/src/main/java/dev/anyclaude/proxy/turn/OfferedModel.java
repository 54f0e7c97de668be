package dev.anyclaude.proxy.turn;

/**
 * A model a client may ask for.
 *
 * @param createdSeconds seconds since 1970; 0 if the backend gives none
 */
public record OfferedModel(String id, long createdSeconds) {}
