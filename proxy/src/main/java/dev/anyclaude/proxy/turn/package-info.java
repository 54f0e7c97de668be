/**
 * The page that runs the stages in order: {@link dev.anyclaude.proxy.turn.TurnPipeline}. In: a request and somewhere to send events. Out:
 * the events, and the record of the turn. Knows no HTTP.
 */
@NullMarked
package dev.anyclaude.proxy.turn;

import org.jspecify.annotations.NullMarked;
