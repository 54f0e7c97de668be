package dev.anyclaude.bench.plan;

import java.util.ArrayList;
import java.util.List;

/** Puts requests one after the other and numbers them. */
final class RequestList {
    private final List<PlannedRequest> requests = new ArrayList<>();

    /** Adds a request after a reset of the backend's cache. */
    int afterReset(int block, Arm arm, Route path, ReplayTurn turn, String stratum) {
        return add(block, arm, path, turn, stratum, true, PlannedRequest.NONE, 0);
    }

    /** Adds a request that should find another one's prompt cached. */
    int after(int earlier, int block, Arm arm, Route path, ReplayTurn turn, String stratum) {
        return add(block, arm, path, turn, stratum, false, earlier, 0);
    }

    /** Adds a request that sets up a state. */
    int prime(int block, Route path, ReplayTurn turn) {
        return add(block, Arm.PRIME, path, turn, "", false, PlannedRequest.NONE, 0);
    }

    /** Adds a request of a whole session. */
    void timeline(Route path, ReplayTurn turn, boolean reset, long thinkMillis) {
        add(PlannedRequest.NONE, Arm.TIMELINE, path, turn, "", reset, PlannedRequest.NONE, thinkMillis);
    }

    List<PlannedRequest> all() {
        return List.copyOf(requests);
    }

    private int add(
            int block,
            Arm arm,
            Route path,
            ReplayTurn turn,
            String stratum,
            boolean reset,
            int after,
            long thinkMillis) {
        int seq = requests.size();
        requests.add(new PlannedRequest(
                seq,
                block,
                arm,
                path,
                turn.session(),
                turn.turn(),
                turn.facts().kind(),
                stratum,
                turn.body().sha256(),
                reset,
                after,
                thinkMillis));
        return seq;
    }
}
