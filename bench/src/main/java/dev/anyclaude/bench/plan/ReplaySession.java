package dev.anyclaude.bench.plan;

import java.util.List;

/**
 * A recorded session as the plan sees it: the requests that can be sent again.
 *
 * @param name unique among the sessions of a run
 * @param sha256 of the recording
 * @param clientVersion Claude Code's version
 * @param turns in order of arrival
 */
public record ReplaySession(String name, String sha256, String clientVersion, List<ReplayTurn> turns) {
    public ReplaySession {
        turns = List.copyOf(turns);
        for (ReplayTurn turn : turns) {
            if (!turn.session().equals(name)) {
                throw new IllegalArgumentException("a turn of " + turn.session() + " in " + name);
            }
        }
    }

    /** The turns of the conversation the user sees. */
    List<ReplayTurn> mainTurns() {
        return turns.stream()
                .filter(turn -> turn.facts().kind() == TurnKind.MAIN)
                .toList();
    }

    int sideTurns() {
        return turns.size() - mainTurns().size();
    }
}
