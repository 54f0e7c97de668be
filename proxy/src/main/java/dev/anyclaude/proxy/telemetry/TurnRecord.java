package dev.anyclaude.proxy.telemetry;

import dev.anyclaude.proxy.ledger.Expectation;
import dev.anyclaude.proxy.ledger.Reuse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known about one turn when it has ended.
 *
 * @param session the client's session id, empty if it sent none
 * @param backend which backend answered, by kind or address
 * @param model the model asked for upstream; empty if the turn did not come so far
 * @param head empty if the turn ended before the prompt cache was asked
 * @param rules what each normalising rule changed while this turn was normalised
 * @param expectation what the ledger knew before the backend answered; empty if the turn did not come so far
 * @param reuse how that came out; empty unless the turn completed
 * @param timeToFirstToken from the last byte of the request to the first content given to the client; empty if none was
 * @param total from the last byte of the request to the end of the answer
 * @param requestBytes size of the client's request
 * @param upstreamBytes size of the request sent on; 0 if none was
 * @param failure what the client was told; empty if the turn did not fail
 */
public record TurnRecord(
        String session,
        String backend,
        String model,
        boolean stream,
        Outcome outcome,
        TokenCounts tokens,
        Optional<HeadUse> head,
        Map<String, Long> rules,
        Optional<Expectation> expectation,
        Optional<Reuse> reuse,
        Optional<Duration> timeToFirstToken,
        Duration total,
        int requestBytes,
        int upstreamBytes,
        Optional<String> failure) {
    public TurnRecord {
        rules = Map.copyOf(rules);
    }
}
