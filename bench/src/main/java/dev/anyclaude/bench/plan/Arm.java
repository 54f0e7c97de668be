package dev.anyclaude.bench.plan;

/** What a request is sent to show. */
public enum Arm {
    /** The backend's cache was emptied just before. */
    COLD,
    /** First turn of a session whose sibling in the same project has just been there. */
    W1,
    /** Next turn of a session whose previous turn has just been there. */
    W2,
    /** First turn of a session through {@code --raw}, after its sibling went through {@code --raw}. */
    RAW,
    /** The bytes W2 made the proxy send, straight to the backend. */
    DIRECT,
    /** Sets a state up; never part of a comparison. */
    PRIME,
    /** One request of whole sessions replayed one after the other. */
    TIMELINE
}
