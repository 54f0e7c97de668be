package dev.anyclaude.bench.verdict;

/** What may be said about a claimed speedup. */
public enum Verdict {
    /** The lower limit of the interval reaches the claim. */
    CONFIRMED,
    /** The upper limit of the interval is below the claim. */
    REFUTED,
    /** Neither, or the samples are not fit to say. */
    INCONCLUSIVE,
    /** The times reach the claim, but nothing shows that it was the cache, or the costs were made up. */
    UNVERIFIED
}
