package dev.anyclaude.proxy.backend;

/**
 * A model a backend lists.
 *
 * @param createdSeconds seconds since 1970 that the backend gives as its creation; 0 if it gives none
 * @param ownedBy the backend's word, empty if none
 */
public record BackendModel(String id, long createdSeconds, String ownedBy) {}
