package dev.anyclaude.bench.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A working day in small: a session, another one of the same project, then one with side requests, each sent whole or as far
 * as the budget goes.
 */
final class Timeline {
    private Timeline() {}

    /** The turns in the order they are sent. */
    static List<ReplayTurn> of(List<ReplaySession> sessions, PlanSettings.TimelineShape shape) {
        Optional<ReplaySession> interactive = longest(sessions, each -> each.sideTurns() > 0);
        Predicate<ReplaySession> quiet = each -> !interactive.equals(Optional.of(each));
        Optional<ReplaySession> first = longest(
                sessions, each -> quiet.test(each) && sessions.stream().anyMatch(other -> siblings(each, other)));
        if (first.isEmpty()) {
            first = longest(sessions, quiet);
        }
        Optional<ReplaySession> head = first;
        Optional<ReplaySession> sibling = longest(
                sessions,
                each -> quiet.test(each) && head.filter(h -> siblings(h, each)).isPresent());
        List<ReplayTurn> turns = new ArrayList<>();
        add(turns, first, shape.first());
        add(turns, sibling, shape.sibling());
        add(turns, interactive, shape.interactive());
        return turns;
    }

    /** The pause a person or a tool made between two turns; 0 across sessions and where turns overlap. */
    static long thinkMillis(ReplayTurn earlier, ReplayTurn turn) {
        if (!earlier.session().equals(turn.session())) {
            return 0;
        }
        return Math.max(0, Math.round(turn.atMillis() - earlier.endMillis()));
    }

    private static void add(List<ReplayTurn> turns, Optional<ReplaySession> session, int limit) {
        session.ifPresent(each -> turns.addAll(
                each.turns().subList(0, Math.min(limit, each.turns().size()))));
    }

    private static boolean siblings(ReplaySession one, ReplaySession other) {
        return !one.name().equals(other.name())
                && !one.mainTurns().isEmpty()
                && !other.mainTurns().isEmpty()
                && one.mainTurns()
                        .get(0)
                        .facts()
                        .headKey()
                        .equals(other.mainTurns().get(0).facts().headKey());
    }

    private static Optional<ReplaySession> longest(List<ReplaySession> sessions, Predicate<ReplaySession> which) {
        return sessions.stream()
                .filter(which)
                .max(Comparator.comparingInt(
                                (ReplaySession each) -> each.turns().size())
                        .thenComparing(ReplaySession::name));
    }
}
