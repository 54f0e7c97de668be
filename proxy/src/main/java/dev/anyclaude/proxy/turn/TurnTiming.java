package dev.anyclaude.proxy.turn;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** The clock readings of one turn, all of {@link System#nanoTime} of this JVM. Confined to the turn's thread. */
final class TurnTiming {
    private final LongSupplier nanoTime;
    private final long receivedNanos;
    private OptionalLong firstTokenNanos = OptionalLong.empty();

    /**
     * Starts.
     *
     * @param receivedNanos the last byte of the request was read
     */
    TurnTiming(LongSupplier nanoTime, long receivedNanos) {
        this.nanoTime = nanoTime;
        this.receivedNanos = receivedNanos;
    }

    /** Content has been handed to the client; only the first time counts. */
    void contentSent() {
        if (firstTokenNanos.isEmpty()) {
            firstTokenNanos = OptionalLong.of(nanoTime.getAsLong());
        }
    }

    Optional<Duration> timeToFirstToken() {
        return firstTokenNanos.isPresent()
                ? Optional.of(Duration.ofNanos(firstTokenNanos.getAsLong() - receivedNanos))
                : Optional.empty();
    }

    Duration total() {
        return Duration.ofNanos(nanoTime.getAsLong() - receivedNanos);
    }
}
