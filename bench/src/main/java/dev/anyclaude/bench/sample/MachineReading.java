package dev.anyclaude.bench.sample;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What bears on how steady a machine's speed is, at one moment. Empty where the machine does not say.
 *
 * @param loadAverage runnable threads of the whole machine, mean of the last minute
 * @param cores processors the JVM may use
 * @param power {@code mains}, {@code battery} or empty
 * @param thermalThrottles times a core was slowed for its heat since the machine started
 * @param quotaThrottles periods in which a container's quota of processor time ran out, since it started
 * @param speedLimitPercent of full speed the system allows now; 100 is no limit
 */
public record MachineReading(
        @JsonProperty("load_average") OptionalDouble loadAverage,
        int cores,
        String power,
        @JsonProperty("thermal_throttles") OptionalLong thermalThrottles,
        @JsonProperty("quota_throttles") OptionalLong quotaThrottles,
        @JsonProperty("speed_limit_percent") OptionalInt speedLimitPercent) {}
