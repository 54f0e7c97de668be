package dev.anyclaude.bench.plan;

import java.util.Map;

/**
 * A recorded request as the plan sees it.
 *
 * @param session name of its session
 * @param turn its recorded number, from 0
 * @param atMillis arrival, since the session began
 * @param endMillis end of its recorded answer, same clock
 * @param path request path with query
 * @param headers to send again
 * @param body to send, overrides applied
 * @param facts what the body says about itself
 * @param answer what the recorded answer was made of: {@code text}, {@code thinking} or {@code tool}
 */
public record ReplayTurn(
        String session,
        int turn,
        double atMillis,
        double endMillis,
        String path,
        Map<String, String> headers,
        Body body,
        BodyFacts facts,
        String answer) {

    public ReplayTurn {
        if (turn < 0 || !path.startsWith("/")) {
            throw new IllegalArgumentException("turn " + turn + ", path " + path);
        }
        headers = Map.copyOf(headers);
    }

    /** The same, so much later. */
    ReplayTurn moved(double millis) {
        return new ReplayTurn(session, turn, atMillis + millis, endMillis + millis, path, headers, body, facts, answer);
    }

    /** Whether this is the next request of the same conversation. */
    boolean continues(ReplayTurn earlier) {
        return session.equals(earlier.session)
                && turn > earlier.turn
                && facts.headKey().equals(earlier.facts.headKey())
                && facts.messages() > earlier.facts.messages();
    }
}
