package dev.anyclaude.bench.session;

/**
 * The first line of a session file.
 *
 * @param session the client's id; empty if it sent none
 * @param startedAt ISO 8601, UTC; every {@code at_ms} counts from here
 * @param clientVersion Claude Code's version; empty if unknown
 * @param userAgent as the client sent it
 * @param backend address of the backend that answered
 * @param model the backend's model
 * @param anyclaude version of the proxy that recorded
 */
public record SessionHeader(
        String session,
        String startedAt,
        String clientVersion,
        String userAgent,
        String backend,
        String model,
        String anyclaude) {

    /** The only format this version reads and writes. */
    public static final String FORMAT = "anyclaude-session/1";
}
