package dev.anyclaude.bench.gate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the readings say of one metric, before anything is decided.
 *
 * @param metric compared
 * @param blocks with usable readings of every build
 * @param candidateMillis median of the candidate
 * @param change from the baseline; empty if there is none to compare with
 * @param readings every usable reading, by block
 */
public record Evidence(
        GateMetric metric,
        int blocks,
        @JsonProperty("candidate_ms") double candidateMillis,
        Optional<Change> change,
        List<Readings> readings) {

    /**
     * How the candidate stands to the baseline. Ratios are candidate ÷ baseline.
     *
     * @param baselineMillis median of the baseline
     * @param ratio best single value
     * @param lower the true ratio exceeds it with probability 1 − α; empty if nothing bounds it
     * @param upper the true ratio stays below it with probability 1 − α; empty if nothing bounds it
     * @param millis median change
     * @param upperMillis the true change stays below it with probability 1 − α; empty if nothing bounds it
     * @param pValue of "slower by more than is tolerated", not adjusted
     * @param deviation standard deviation that the bounds and the detectable slowdown rest on, of logarithms
     * @param detectable smallest slowdown found with the rule's power, as a share
     */
    public record Change(
            @JsonProperty("baseline_ms") double baselineMillis,
            double ratio,
            OptionalDouble lower,
            OptionalDouble upper,
            @JsonProperty("change_ms") double millis,
            @JsonProperty("change_upper_ms") OptionalDouble upperMillis,
            @JsonProperty("p_value") double pValue,
            double deviation,
            double detectable) {}

    /**
     * The readings of one block.
     *
     * @param candidateMillis of the build under test
     * @param baselineMillis of the build it is held against; empty where that is stored
     */
    public record Readings(
            int block,
            @JsonProperty("candidate_ms") List<Double> candidateMillis,
            @JsonProperty("baseline_ms") List<Double> baselineMillis) {
        public Readings {
            candidateMillis = List.copyOf(candidateMillis);
            baselineMillis = List.copyOf(baselineMillis);
        }
    }

    public Evidence {
        readings = List.copyOf(readings);
    }

    /** Whether the build it is held against ran in other jobs than this one. */
    boolean againstPast() {
        return readings.stream().allMatch(each -> each.baselineMillis().isEmpty());
    }
}
