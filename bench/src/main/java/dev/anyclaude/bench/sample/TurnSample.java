package dev.anyclaude.bench.sample;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;

/**
 * One request of a run: one line of {@code samples.jsonl}.
 *
 * @param run the run's name
 * @param seq position in the run, from 0
 * @param block block the request belongs to, from 0; −1 outside the blocks (warm-up and timeline)
 * @param session name of the recorded session
 * @param turn the recorded turn, from 0
 * @param stratum class of the body: prefix size, new part, kind of answer
 * @param intendedNanos when the request was due, relative to the start of the run
 * @param sendNanos when it was actually sent, same clock; all of {@code times} count from here
 * @param reusedConnection the request went out on a connection that was already open
 * @param accepted the backend's own counts bear out the state the arm stands for
 * @param reason why it was not accepted, or on what footing it was; empty when there is nothing to say
 * @param error what went wrong; empty when completed
 */
public record TurnSample(
        String run,
        int seq,
        int block,
        Arm arm,
        Route path,
        String session,
        int turn,
        TurnKind kind,
        String stratum,
        long intendedNanos,
        long sendNanos,
        boolean reusedConnection,
        StreamTimes times,
        TokenCounts tokens,
        boolean accepted,
        String reason,
        Outcome outcome,
        String error) {

    /** Block number of requests outside the blocks. */
    public static final int NO_BLOCK = -1;

    public TurnSample {
        if (run.isEmpty() || session.isEmpty()) {
            throw new IllegalArgumentException("a sample names its run and session");
        }
        if (seq < 0 || block < NO_BLOCK || turn < 0) {
            throw new IllegalArgumentException("seq " + seq + ", block " + block + ", turn " + turn);
        }
        if (accepted && outcome != Outcome.COMPLETED) {
            throw new IllegalArgumentException("accepted although " + outcome.json());
        }
    }

    /** The same, accepted whatever the backend's counts say; it must be complete. */
    public TurnSample accepting() {
        return new TurnSample(
                run,
                seq,
                block,
                arm,
                path,
                session,
                turn,
                kind,
                stratum,
                intendedNanos,
                sendNanos,
                reusedConnection,
                times,
                tokens,
                true,
                reason,
                outcome,
                error);
    }
}
