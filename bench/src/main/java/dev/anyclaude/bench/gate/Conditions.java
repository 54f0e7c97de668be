package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.sample.Fitness;
import dev.anyclaude.bench.sample.MachineReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What the machine was like, as far as it bears on a verdict.
 *
 * @param warnings worth a reader's time, a clause each
 * @param unfit reasons for which nothing counts that was measured, a clause each; empty on a fit machine
 */
public record Conditions(List<String> warnings, List<String> unfit) {
    /** Nothing speaks against the machine. */
    static final Conditions FIT = new Conditions(List.of(), List.of());

    private static final int FULL_SPEED = 100;

    public Conditions {
        warnings = List.copyOf(warnings);
        unfit = List.copyOf(unfit);
    }

    /**
     * Judges a machine. Battery and slowing for heat make it unfit. Load does only where the past is compared with: two
     * interleaved builds are slowed alike, so that a busy machine makes the gate less sharp and not wrong. A container's quota is
     * warned about.
     */
    public static Conditions of(Fitness fitness, GateReceipt.Mode mode) {
        List<String> unfit = new ArrayList<>();
        List<MachineReading> readings = Stream.concat(Stream.of(fitness.before()), fitness.after().stream())
                .toList();
        if (readings.stream().anyMatch(each -> each.power().equals("battery"))) {
            unfit.add("it runs on battery; plug it in");
        }
        readings.stream().mapToInt(each -> each.speedLimitPercent().orElse(FULL_SPEED)).min().stream()
                .filter(each -> each < FULL_SPEED)
                .forEach(each -> unfit.add("its processor may run at " + each + " % of its speed only; let it cool"));
        if (hotter(fitness.before(), fitness.after())) {
            unfit.add("heat slowed its processor during the run; let it cool");
        }
        double load = fitness.before().loadAverage().orElse(0);
        if (mode == GateReceipt.Mode.STORED && load > fitness.before().cores()) {
            unfit.add(String.format(
                    Locale.ROOT,
                    "other programs keep it busy (load average %.2f on %d cores), and its past cannot tell that from a"
                            + " slower build; wait, or hold two builds against each other with --baseline",
                    load,
                    fitness.before().cores()));
        }
        return new Conditions(fitness.warnings(), unfit);
    }

    /**
     * Goes on only on a fit machine.
     *
     * @throws GateException of kind UNFIT otherwise
     */
    public void requireFit() {
        if (!unfit.isEmpty()) {
            throw new GateException(
                    GateException.Kind.UNFIT, "this machine is not fit to measure on: " + String.join("; ", unfit));
        }
    }

    private static boolean hotter(MachineReading before, Optional<MachineReading> after) {
        OptionalLong then = after.map(MachineReading::thermalThrottles).orElse(OptionalLong.empty());
        return then.isPresent()
                && before.thermalThrottles().isPresent()
                && then.getAsLong() > before.thermalThrottles().getAsLong();
    }
}
