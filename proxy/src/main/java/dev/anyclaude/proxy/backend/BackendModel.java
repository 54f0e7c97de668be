package dev.anyclaude.proxy.backend;

import java.util.OptionalInt;

/**
 * A model a backend lists.
 *
 * @param createdSeconds seconds since 1970 that the backend gives as its creation; 0 if it gives none
 * @param ownedBy the backend's word, empty if none
 * @param contextTokens prompt and answer together, in one request; empty if the backend does not tell
 */
public record BackendModel(String id, long createdSeconds, String ownedBy, OptionalInt contextTokens) {}
