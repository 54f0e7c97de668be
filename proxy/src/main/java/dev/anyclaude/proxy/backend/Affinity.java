package dev.anyclaude.proxy.backend;

/**
 * What a balancer between the proxy and several backends can route by, as headers of each chat completion.
 *
 * @param prefixKey equal for prompts that begin alike: sessions of one project share it, and a session keeps it
 * @param sessionKey equal for the requests of one session, not the session id itself; empty if the client names no session
 */
public record Affinity(String prefixKey, String sessionKey) {
    /** The header of the prefix key. */
    public static final String PREFIX_HEADER = "x-anyclaude-prefix-key";
    /** A header that vLLM's router hashes without being told to; it has the prefix key, too. */
    public static final String ROUTER_HEADER = "x-session-id";
    /** The header of the session key. */
    public static final String SESSION_HEADER = "x-anyclaude-session-key";
}
