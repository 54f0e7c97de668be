package dev.anyclaude.proxy.cache;

/**
 * The translated and encoded beginning of an upstream request.
 *
 * @param bytes shared with other requests: read only
 * @param hit whether it was there already; says nothing about the backend's KV cache
 */
@SuppressWarnings("ArrayRecordComponent") // passed on at once, never compared
public record CachedHead(byte[] bytes, boolean hit) {}
