package dev.anyclaude.bench.notebook;

import java.time.Duration;

/**
 * What one cell may take.
 *
 * @param time of its execution
 * @param outputBytes that it prints, and that its value takes when shown
 */
public record KernelLimits(Duration time, int outputBytes) {
    /** Ten minutes and 8 MiB. */
    public static final KernelLimits STANDARD = new KernelLimits(Duration.ofMinutes(10), 8 << 20);

    public KernelLimits {
        if (time.isNegative() || time.isZero() || outputBytes < 1) {
            throw new IllegalArgumentException(time + ", " + outputBytes + " bytes");
        }
    }
}
