package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.plan.Route;
import dev.anyclaude.bench.plan.TurnKind;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.StreamTimes;
import dev.anyclaude.bench.sample.TokenCounts;
import dev.anyclaude.bench.sample.TurnSample;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Samples for tests, all of stratum {@code s} and session {@code a}. */
final class Samples {
    private Samples() {}

    static TurnSample completed(int block, Arm arm, int turn, double ttftMillis, int prompt, int cached) {
        StreamTimes times = new StreamTimes(
                OptionalDouble.of(1),
                OptionalDouble.of(1),
                OptionalDouble.of(ttftMillis),
                OptionalDouble.of(ttftMillis),
                OptionalDouble.of(ttftMillis + 90),
                OptionalDouble.of(ttftMillis + 100),
                List.of(45.0, 45.0),
                false);
        TokenCounts tokens = new TokenCounts(OptionalInt.of(prompt), OptionalInt.of(cached), OptionalInt.of(4));
        return sample(block, arm, turn, times, tokens, Outcome.COMPLETED, true);
    }

    static TurnSample completed(int block, Arm arm, int turn, double ttftMillis) {
        return completed(block, arm, turn, ttftMillis, 100, arm == Arm.COLD ? 0 : 99);
    }

    static TurnSample timeout(int block, Arm arm, int turn, double givenUpMillis) {
        StreamTimes times = new StreamTimes(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(givenUpMillis),
                List.of(),
                false);
        return sample(block, arm, turn, times, TokenCounts.UNKNOWN, Outcome.TIMEOUT, false);
    }

    static TurnSample failed(int block, Arm arm, int turn) {
        return sample(block, arm, turn, StreamTimes.NONE, TokenCounts.UNKNOWN, Outcome.FAILED, false);
    }

    static TurnSample sample(
            int block, Arm arm, int turn, StreamTimes times, TokenCounts tokens, Outcome outcome, boolean accepted) {
        return new TurnSample(
                "r",
                0,
                block,
                arm,
                arm == Arm.DIRECT ? Route.DIRECT : Route.PROXY,
                "a",
                turn,
                TurnKind.MAIN,
                "s",
                1_000_000,
                3_500_000,
                true,
                times,
                tokens,
                accepted,
                "",
                outcome,
                outcome == Outcome.COMPLETED ? "" : "cut");
    }
}
