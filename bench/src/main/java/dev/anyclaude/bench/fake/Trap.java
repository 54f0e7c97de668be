package dev.anyclaude.bench.fake;

/** What some real backends do that deceives whoever measures them. */
public enum Trap {
    /** Comments are sent while the prompt is prefilled. */
    KEEP_ALIVE_COMMENTS,
    /** A chunk without any content is sent before the prompt is prefilled. */
    EARLY_EMPTY_CHUNK,
    /** The answer is a tool call, which is sent when all of it has been generated. */
    BUFFERED_TOOL_CALLS,
    /** No usage is sent. */
    NO_USAGE,
    /** Usage is sent without the number of cached tokens. */
    NO_CACHED_TOKENS,
    /** A reset is answered, but empties nothing. */
    RESET_KEEPS_CACHE,
    /** Every prompt is prefilled whole, whatever came before. */
    REUSES_NOTHING,
    /** The chat template puts a text of its own before everything a client can say. */
    OPENS_WITH_ITS_OWN_TEXT,
    /** Every third completion is cut off before a byte of it is answered. */
    CUTS_CONNECTIONS
}
