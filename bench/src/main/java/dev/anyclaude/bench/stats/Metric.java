package dev.anyclaude.bench.stats;

import dev.anyclaude.bench.sample.TurnSample;
import java.util.OptionalDouble;

/** One number of one request. All times are milliseconds between two {@link System#nanoTime} readings of the driver's JVM. */
public interface Metric {

    /** Its name in {@code summary.json}. */
    String key();

    /** Its value; empty when the request has none. */
    OptionalDouble of(TurnSample sample);
}
