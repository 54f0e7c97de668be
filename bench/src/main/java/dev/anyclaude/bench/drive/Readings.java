package dev.anyclaude.bench.drive;

import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.StreamTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Turns clock readings into times after the send. */
final class Readings {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double BUFFERED_MILLIS = 5;

    private Readings() {}

    /** The times of a response; its total only if it came to its end, or as a lower bound if it was given up. */
    static StreamTimes of(Exchange exchange, Observation seen) {
        long send = exchange.sendNanos();
        OptionalLong end = seen.complete() ? seen.endNanos() : OptionalLong.empty();
        if (exchange.outcome() == Outcome.TIMEOUT) {
            end = OptionalLong.of(exchange.endNanos());
        }
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < seen.deltaNanos().size(); i++) {
            gaps.add((seen.deltaNanos().get(i) - seen.deltaNanos().get(i - 1)) / NANOS_PER_MILLI);
        }
        return new StreamTimes(
                after(send, exchange.headersNanos()),
                after(send, seen.messageStartNanos()),
                after(send, seen.firstOutputNanos()),
                after(send, seen.actionableNanos()),
                after(send, seen.lastOutputNanos()),
                after(send, end),
                gaps,
                buffered(seen));
    }

    private static boolean buffered(Observation seen) {
        List<Long> deltas = seen.deltaNanos();
        OptionalInt output = seen.tokens().outputTokens();
        if (deltas.isEmpty() || output.orElse(deltas.size()) < 2) {
            return false;
        }
        return (deltas.get(deltas.size() - 1) - deltas.get(0)) / NANOS_PER_MILLI <= BUFFERED_MILLIS;
    }

    private static OptionalDouble after(long send, OptionalLong nanos) {
        return nanos.isPresent()
                ? OptionalDouble.of((nanos.getAsLong() - send) / NANOS_PER_MILLI)
                : OptionalDouble.empty();
    }
}
