package dev.anyclaude.bench.gate;

import dev.anyclaude.bench.sample.Fitness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the machine was like, as far as it bears on a verdict.
 *
 * @param warnings worth a reader's time, a clause each
 * @param unfit reasons for which nothing counts that was measured, a clause each; empty on a fit machine
 */
public record Conditions(List<String> warnings, List<String> unfit) {
    /** Nothing speaks against the machine. */
    static final Conditions FIT = new Conditions(List.of(), List.of());

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
        if (fitness.onBattery()) {
            unfit.add("it runs on battery; plug it in");
        }
        fitness.speedLimitPercent()
                .ifPresent(each -> unfit.add("its processor may run at " + each + " % of its speed only; let it cool"));
        if (fitness.heatThrottles().isPresent()) {
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
}
