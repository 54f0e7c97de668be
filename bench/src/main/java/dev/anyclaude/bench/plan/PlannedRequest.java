package dev.anyclaude.bench.plan;

/**
 * One request to send.
 *
 * @param seq position in the run, from 0
 * @param block from 0; −1 outside the blocks
 * @param stratum class of the body; empty where nothing is compared
 * @param bodySha256 of the body to send
 * @param reset empty the backend's cache first
 * @param after {@code seq} of the request whose prompt this one should find cached; −1 for none
 * @param thinkMillis pause before it, after the previous answer ended
 */
public record PlannedRequest(
        int seq,
        int block,
        Arm arm,
        Route path,
        String session,
        int turn,
        TurnKind kind,
        String stratum,
        String bodySha256,
        boolean reset,
        int after,
        long thinkMillis) {

    /** Value of {@link #after} and {@link #block} when there is none. */
    public static final int NONE = -1;

    public PlannedRequest {
        if (seq < 0 || block < NONE || turn < 0 || thinkMillis < 0) {
            throw new IllegalArgumentException(
                    "seq " + seq + ", block " + block + ", turn " + turn + ", thinkMillis " + thinkMillis);
        }
        if (after < NONE || after >= seq) {
            throw new IllegalArgumentException("request " + seq + " comes after " + after);
        }
    }
}
