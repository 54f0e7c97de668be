package dev.anyclaude.bench;

import dev.anyclaude.bench.plan.Arm;
import dev.anyclaude.bench.sample.Outcome;
import dev.anyclaude.bench.sample.TurnSample;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a run is, and its latest cold and warm times. A bar on a terminal, a line every ten seconds elsewhere. */
final class RunProgress implements AutoCloseable {
    private static final int TERMINAL_UPDATE_MILLIS = 500;
    private static final int LOG_UPDATE_MILLIS = 10_000;
    private static final int LOG_COLUMNS = 110;

    private final ProgressBar bar;
    private OptionalDouble coldMillis = OptionalDouble.empty();
    private OptionalDouble warmMillis = OptionalDouble.empty();
    private int failures;

    RunProgress(PrintStream out, int requests, boolean terminal) {
        bar = new ProgressBarBuilder()
                .setTaskName("replay")
                .setInitialMax(requests)
                .setStyle(terminal ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? TERMINAL_UPDATE_MILLIS : LOG_UPDATE_MILLIS)
                .setConsumer(
                        terminal
                                ? new ConsoleProgressBarConsumer(out)
                                : new DelegatingProgressBarConsumer(out::println, LOG_COLUMNS))
                .build();
    }

    /** Takes in one more sample. */
    void step(TurnSample sample) {
        if (sample.outcome() != Outcome.COMPLETED) {
            failures++;
        } else if (sample.arm() == Arm.COLD) {
            coldMillis = sample.times().ttftMillis();
        } else if (sample.arm() == Arm.W1 || sample.arm() == Arm.W2) {
            warmMillis = sample.times().ttftMillis();
        }
        bar.setExtraMessage(" TTFT cold " + text(coldMillis) + ", warm " + text(warmMillis)
                + (failures == 0 ? "" : ", " + failures + " failed"));
        bar.step();
    }

    @Override
    public void close() {
        bar.close();
    }

    private static String text(OptionalDouble millis) {
        if (millis.isEmpty()) {
            return "…";
        }
        Duration time = Duration.ofNanos((long) (millis.getAsDouble() * 1e6));
        return time.toMillis() < 1_000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
    }
}
