package dev.anyclaude.bench.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A small request unlike any recorded one, sent once each way before the first block; never part of a comparison. */
public final class WarmUp {
    /** Name of the session it makes up. */
    public static final String SESSION = "warm-up";

    private static final String BODY = "{\"model\":\"warm-up\",\"max_tokens\":1,\"stream\":true,"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"Wake up, please.\"}]}";

    private WarmUp() {}

    /** The session, with one turn. */
    public static ReplaySession session(Overrides overrides) {
        byte[] body = overrides.apply(BODY.getBytes(StandardCharsets.UTF_8));
        ReplayTurn turn = new ReplayTurn(
                SESSION,
                0,
                0,
                0,
                "/v1/messages",
                Map.of("anthropic-version", "2023-06-01"),
                Body.of(body),
                BodyFacts.of(body),
                "text");
        return new ReplaySession(SESSION, Sha256.of(body), "", List.of(turn));
    }
}
