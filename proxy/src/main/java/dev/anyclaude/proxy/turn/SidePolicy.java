package dev.anyclaude.proxy.turn;

/** What becomes of side requests, which would otherwise take the main conversation's place in the backend's cache. */
public enum SidePolicy {
    /** They are treated as all others. */
    PASS,
    /** They get a slot of their own, or wait until no main turn runs. */
    ISOLATE,
    /** As {@link #ISOLATE}, but titles are made here, without the model. */
    LOCAL
}
