/**
 * The edge: bytes to requests, events to bytes. In: HTTP from a client on this machine. Out: a {@link
 * dev.anyclaude.proxy.turn.TurnRequest}, and the events of its turn as they come.
 */
@NullMarked
package dev.anyclaude.proxy.http;

import org.jspecify.annotations.NullMarked;
