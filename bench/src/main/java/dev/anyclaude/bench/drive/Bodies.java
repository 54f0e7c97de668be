package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.plan.PlannedRequest;
import dev.anyclaude.bench.plan.ReplaySession;
import dev.anyclaude.bench.plan.ReplayTurn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The recorded turns a plan names, checked against the digests it holds. */
final class Bodies {
    private final Map<String, ReplayTurn> turns = new HashMap<>();

    Bodies(List<ReplaySession> sessions) {
        for (ReplaySession session : sessions) {
            for (ReplayTurn turn : session.turns()) {
                turns.put(key(turn.session(), turn.turn()), turn);
            }
        }
    }

    /**
     * The turn of a request.
     *
     * @throws DriveException if there is none, or its body is not the planned one
     */
    ReplayTurn of(PlannedRequest request) {
        ReplayTurn turn = turns.get(key(request.session(), request.turn()));
        if (turn == null) {
            throw new DriveException("the plan names turn " + request.turn() + " of " + request.session()
                    + ", which is not among the sessions");
        }
        if (!turn.body().sha256().equals(request.bodySha256())) {
            throw new DriveException("turn " + request.turn() + " of " + request.session()
                    + " is not the body the plan was made with; make a new plan");
        }
        return turn;
    }

    private static String key(String session, int turn) {
        return turn + " " + session;
    }
}
