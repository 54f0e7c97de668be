package dev.anyclaude.proxy.ledger;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be known of a turn before the backend answers.
 *
 * @param conversation a number for the conversation, unique in this proxy's life
 * @param turn of the conversation, from 0
 * @param sharedBytes how far the request equals one that the backend has answered
 * @param headBytes of the request up to its first message that is no system message
 * @param promptBytes of the request up to the end of its prompt
 * @param tokensEstimate {@code sharedBytes} at the tokens per byte last reported for the other prompt; empty if none were
 * @param difference empty if the prompt continues another, or there is none to compare with
 */
public record Expectation(
        int conversation,
        int turn,
        MissCause cause,
        int sharedBytes,
        int headBytes,
        int promptBytes,
        OptionalInt tokensEstimate,
        Optional<FirstDifference> difference) {
    public Expectation {
        if (sharedBytes < 0 || sharedBytes > promptBytes || headBytes > promptBytes) {
            throw new IllegalArgumentException(sharedBytes + " shared and " + headBytes + " of " + promptBytes);
        }
    }
}
