package dev.anyclaude.bench.verdict;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the two replays of whole sessions beside each other, turn by turn. */
final class Timelines {
    private static final SessionTimeline.Side NOT_SENT =
            new SessionTimeline.Side(false, OptionalInt.empty(), OptionalInt.empty(), OptionalDouble.empty());

    private Timelines() {}

    private record Key(String session, int turn) {}

    static Optional<SessionTimeline> of(List<TurnSample> samples) {
        Map<Key, List<TurnSample>> byTurn = samples.stream()
                .filter(each -> each.arm() == Arm.TIMELINE)
                .collect(Collectors.groupingBy(
                        each -> new Key(each.session(), each.turn()), LinkedHashMap::new, Collectors.toList()));
        if (byTurn.isEmpty()) {
            return Optional.empty();
        }
        List<SessionTimeline.Turn> turns = new ArrayList<>();
        byTurn.forEach((key, members) -> turns.add(new SessionTimeline.Turn(
                key.session(),
                key.turn(),
                members.get(0).kind(),
                side(members, Route.RAW),
                side(members, Route.PROXY))));
        List<SessionTimeline.Turn> compared = turns.stream()
                .filter(each -> usable(each.raw()) && usable(each.normalised()))
                .toList();
        return Optional.of(new SessionTimeline(
                seconds(compared, SessionTimeline.Turn::raw),
                seconds(compared, SessionTimeline.Turn::normalised),
                uncached(compared, SessionTimeline.Turn::raw),
                uncached(compared, SessionTimeline.Turn::normalised),
                compared.size(),
                mismatch(turns),
                turns));
    }

    private static SessionTimeline.Side side(List<TurnSample> members, Route route) {
        return members.stream()
                .filter(each -> each.path() == route)
                .findFirst()
                .map(each -> {
                    TokenCounts tokens = each.tokens();
                    return new SessionTimeline.Side(
                            each.outcome() == Outcome.COMPLETED,
                            tokens.promptTokens(),
                            tokens.cachedTokens(),
                            each.times().ttftMillis());
                })
                .orElse(NOT_SENT);
    }

    private static boolean usable(SessionTimeline.Side side) {
        return side.completed() && side.ttftMs().isPresent();
    }

    private static double seconds(
            List<SessionTimeline.Turn> turns, Function<SessionTimeline.Turn, SessionTimeline.Side> which) {
        return turns.stream()
                        .map(which)
                        .mapToDouble(each -> each.ttftMs().orElseThrow())
                        .sum()
                / 1_000;
    }

    private static OptionalLong uncached(
            List<SessionTimeline.Turn> turns, Function<SessionTimeline.Turn, SessionTimeline.Side> which) {
        long sum = 0;
        for (SessionTimeline.Turn turn : turns) {
            SessionTimeline.Side side = which.apply(turn);
            if (side.promptTokens().isEmpty() || side.cachedTokens().isEmpty()) {
                return OptionalLong.empty();
            }
            sum += side.promptTokens().getAsInt() - side.cachedTokens().getAsInt();
        }
        return turns.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static String mismatch(List<SessionTimeline.Turn> turns) {
        List<SessionTimeline.Turn> broken = turns.stream()
                .filter(each -> !usable(each.raw()) || !usable(each.normalised()))
                .toList();
        if (broken.isEmpty()) {
            return "";
        }
        SessionTimeline.Turn first = broken.get(0);
        String side = usable(first.raw()) ? "normalised" : usable(first.normalised()) ? "raw" : "either side";
        return "turn " + first.turn() + " of " + first.session() + " did not complete (" + side + "); "
                + (broken.size() == 1 ? "it is" : "it and " + (broken.size() - 1) + " more are")
                + " in neither sum, and what follows may have met another cache";
    }
}
