package dev.anyclaude.proxy.http;

import java.time.Duration;

/**
 * How long a client of a stream is left without a sign.
 *
 * @param beforeStart until the stream starts although the backend has not answered; until then it can still refuse with a status.
 *     Clients send a request again after a long silence, and a backend that serves one at a time would then do it twice
 * @param silence after which a ping is sent
 * @param silenceWithBackend the same when the backend itself shows that it lives
 */
public record Patience(Duration beforeStart, Duration silence, Duration silenceWithBackend) {
    /** What suits Claude Code, which warns its user after some 20 s of silence. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofSeconds(2));
}
