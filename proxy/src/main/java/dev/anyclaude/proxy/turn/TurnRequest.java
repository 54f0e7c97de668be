package dev.anyclaude.proxy.turn;

import dev.anyclaude.proxy.anthropic.MessagesRequest;

/**
 * A request to carry through the stages.
 *
 * @param session the client's session id; empty if it sent none
 * @param bytes size of the request's body
 * @param receivedNanos {@link System#nanoTime} when its last byte was read
 */
public record TurnRequest(MessagesRequest message, String session, int bytes, long receivedNanos) {}
